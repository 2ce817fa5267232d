-- Obeys a customer's command (start, help, status, close) and notes its arrival: one call, one transaction. The answer
-- goes into the outbox; the cause makes a repeat harmless. A ticket is found for its own customer only. Returns the name
-- of the answer, null for a repeat.
create or replace function fairlead.obey(p_order jsonb) returns text language plpgsql as $$
declare
    v_channel constant smallint := fairlead.channel_of(p_order ->> 'channel', p_order ->> 'kind');
    v_command constant text := p_order ->> 'command';
    v_cause constant text := fairlead.short_key(p_order ->> 'cause');
    v_ticket bigint;
    v_status text;
    v_answer text := v_command;
begin
    perform fairlead.note_arrival(
        p_order ->> 'channel', p_order ->> 'kind', p_order ->> 'source_id', 'ignored', 'command_' || v_command);
    if exists (select 1 from fairlead.notice n where n.channel_id = v_channel and n.cause = v_cause) then
        return null;
    end if;
    if v_command in ('status', 'close') then
        v_ticket := fairlead.ticket_of_customer(p_order, v_channel);
        select fairlead.status_of(t.state, i.agent) into v_status
        from fairlead.ticket t left join fairlead.item i on i.ticket_id = t.id where t.id = v_ticket;
        if v_command = 'close' then
            v_answer := case when fairlead.close_for_customer(v_ticket) then 'closed' else 'close-none' end;
        else
            v_answer := 'status-' || coalesce(replace(v_status, 'spam', 'resolved'), 'none');
        end if;
    end if;
    if v_command = 'start' then
        v_ticket := fairlead.join_in_private(p_order, v_channel);
        v_answer := case when v_ticket is null then 'start' else 'start-joined' end;
    end if;
    insert into fairlead.notice (ticket_id, channel_id, kind, language, text, recipient, cause, words)
    values (
        v_ticket, v_channel, 'command', p_order #>> array ['answers', v_answer, 'language'],
        replace(p_order #>> array ['answers', v_answer, 'text'], '{ref}', coalesce(fairlead.ref(v_ticket), '')),
        p_order -> 'to', v_cause, coalesce(p_order #> array ['answers', v_answer, 'words'], '{}'))
    on conflict (channel_id, cause) where cause is not null do nothing;
    return v_answer;
end $$;

-- The ticket that a command is about: the one it names, or the open one of the conversation, or what either was merged
-- into; never somebody else's.
create or replace function fairlead.ticket_of_customer(p_order jsonb, p_channel smallint) returns bigint language plpgsql as $$
declare
    v_ticket bigint;
begin
    if p_order ->> 'ref' <> '' then
        select t.id into v_ticket
        from fairlead.ticket t join fairlead.customer u on u.id = t.customer_id
        where t.id = fairlead.ticket_id(p_order ->> 'ref') and u.key = p_order ->> 'author';
    else
        select t.id into v_ticket
        from fairlead.ticket t join fairlead.customer u on u.id = t.customer_id
        where t.channel_id = p_channel and t.conversation = fairlead.short_key(p_order ->> 'conversation')
          and t.state in ('open', 'answered') and u.key = p_order ->> 'author';
        if not found then
            select l.id into v_ticket
            from fairlead.ticket t join fairlead.customer u on u.id = t.customer_id
            join fairlead.ticket l on l.id = fairlead.living(t.id) and l.state in ('open', 'answered')
            where t.channel_id = p_channel and t.conversation = fairlead.short_key(p_order ->> 'conversation')
              and t.state = 'merged' and u.key = p_order ->> 'author'
            order by t.id desc limit 1;
        end if;
    end if;
    return fairlead.living(v_ticket);
end $$;

-- The customer needs no more: an agent who holds the ticket loses his lease. False when it is not open.
create or replace function fairlead.close_for_customer(p_ticket bigint) returns boolean language plpgsql as $$
begin
    update fairlead.ticket t set state = 'resolved', resolved_at = now(), resolved_by = 'customer'
    where t.id = p_ticket and t.state in ('open', 'answered');
    if not found then
        return false;
    end if;
    delete from fairlead.item i where i.ticket_id = p_ticket;
    insert into fairlead.event (ticket_id, kind) values (p_ticket, 'closed_by_customer');
    return true;
end $$;
