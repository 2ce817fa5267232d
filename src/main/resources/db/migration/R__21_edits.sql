-- Whether an edit says anything new. Telegram sends one too when it has looked at a link. Where something was found it
-- counts as new: two secrets look the same once they are masked.
create or replace function fairlead.is_changed(p_message bigint, m jsonb) returns boolean language sql stable as $$
    select m -> 'findings' <> '[]' or not exists (
        select 1
        from (
            select a.text, a.attachments from fairlead.album_part a
            where a.message_id = p_message and a.source_key = fairlead.short_key(m ->> 'revises')
            union all
            select x.text, x.attachments from fairlead.message x
            where x.id = p_message
              and not exists (select 1 from fairlead.album_part a where a.message_id = p_message)) known
        where known.text = m ->> 'text'
          and jsonb_path_query_array(known.attachments, '$[*].name')
              = jsonb_path_query_array(m -> 'attachments', '$[*].name'))
$$;

-- Makes sure that an edit of this message reaches an agent: a resolved ticket is opened again. False when it cannot,
-- because its conversation has a newer ticket. Leaves the ticket locked.
create or replace function fairlead.open_for_edit(p_message bigint) returns boolean language plpgsql as $$
declare
    v_ticket bigint;
    v_state text;
begin
    select t.id, t.state into v_ticket, v_state
    from fairlead.message x join fairlead.ticket t on t.id = x.ticket_id
    where x.id = p_message for no key update of t;
    return v_state <> 'resolved' or fairlead.reopen(fairlead.ref(v_ticket), 'customer');
end $$;

-- A message of the ticket has other words than before, or more. An agent who holds the ticket has one message more to
-- see before he may resolve it; an answered one waits again; one that nobody has looked at is about what it says now.
create or replace function fairlead.heed(p_ticket bigint, p_draft jsonb) returns void language plpgsql as $$
declare
    v_agent text;
begin
    perform 1 from fairlead.ticket t where t.id = p_ticket for no key update;
    -- A claim that is under way ends first: it has shown the old words.
    select i.agent into v_agent from fairlead.item i where i.ticket_id = p_ticket for update;
    update fairlead.ticket t set message_count = t.message_count + 1 where t.id = p_ticket and v_agent is not null;
    perform fairlead.tell_ticket(p_ticket, p_draft);
    if v_agent is null and not p_draft -> 'message' ? 'album'
        and 1 = (select count(*) from (select 1 from fairlead.message x where x.ticket_id = p_ticket limit 2) few) then
        perform fairlead.set_topic(p_ticket, p_draft, p_draft #>> '{classification,language}');
    end if;
    perform fairlead.put_in_queue(p_ticket);
end $$;
