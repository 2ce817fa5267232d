-- Parts of a ticket's JSON.

-- Where a ticket's matter goes on: itself, or what it was merged into.
create or replace function fairlead.living(p_ticket bigint) returns bigint language plpgsql stable as $$
declare
    v_ticket bigint := p_ticket;
    v_next bigint;
begin
    loop
        select t.merged_into into v_next from fairlead.ticket t where t.id = v_ticket;
        exit when v_next is null;
        v_ticket := v_next;
    end loop;
    return v_ticket;
end $$;

-- One that is put off waits, whatever its row says.
create or replace function fairlead.status_shown(t fairlead.ticket, p_agent text) returns text language sql stable as $$
    select case
        when t.snoozed_until is not null then 'waiting'
        when t.state <> 'open' then t.state
        when p_agent is null then 'waiting'
        else 'claimed' end
$$;

-- What proves that a ticket is held.
create or replace function fairlead.lease_json(i fairlead.item) returns jsonb language sql immutable as $$
    select jsonb_build_object('ref', fairlead.ref(i.ticket_id), 'token', i.token, 'lease_until', i.lease_until)
$$;

-- A note as the API shows it.
create or replace function fairlead.note_json(n fairlead.note) returns jsonb language sql immutable as $$
    select jsonb_build_object('id', n.id, 'at', n.at, 'agent', n.agent, 'text', n.text, 'mentions', to_jsonb(n.mentions))
$$;

-- What became of each file of an answer. A channel that sends them one by one says in the recipient how many have gone out
-- (file); where it does not, or the words themselves have not gone out, each shares the fate of the whole.
create or replace function fairlead.sent_files(n fairlead.notice, p_shown jsonb) returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(
        jsonb_build_object('name', f -> 'name', 'size', f -> 'size', 'state', case
            when not n.recipient ? 'file' or n.state = 'sent' then n.state
            when place <= (n.recipient ->> 'file')::int then 'sent'
            when place = (n.recipient ->> 'file')::int + 1 or n.state in ('pending', 'sending') then n.state
            else 'unsent' end)
        order by place), '[]')
    from jsonb_array_elements(p_shown) with ordinality as e (f, place)
$$;

-- One answer as the API shows it.
create or replace function fairlead.answer_json(p_notice bigint) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'id', n.id, 'message_id', n.answer_id, 'ref', fairlead.ref(n.ticket_id), 'agent', n.agent, 'at', n.created_at,
        'send_at', x.sent_at, 'state', n.state, 'reason', n.reason, 'channel', c.name, 'text', x.text,
        'files', fairlead.sent_files(n, x.attachments))
    from fairlead.notice n
    join fairlead.message x on x.id = n.answer_id
    join fairlead.channel c on c.id = n.channel_id
    where n.id = p_notice
$$;
