-- Writes events for other systems down, with what they tell of.

-- What is told to others; everything else in a ticket's history is nobody else's business.
create or replace function fairlead.event_kinds() returns text[] language sql immutable parallel safe as $$
    select array ['queued', 'message', 'claimed', 'released', 'lease_expired', 'requeued', 'changed', 'topic_corrected',
                  'snoozed', 'woken', 'answered', 'answer_undone', 'undelivered', 'resolved', 'spam', 'reopened',
                  'closed_by_customer', 'rated', 'due_soon', 'incident', 'mentioned', 'merged', 'merged_into', 'split_off', 'split_from',
                  'forgotten']
$$;

-- Writes an event down with the ticket as it is then, masked as it is stored, and what else the event is about; nothing
-- is written that nobody wants.
create or replace function fairlead.tell_with(
    p_ticket bigint, p_kind text, p_actor text, p_at timestamptz, p_more jsonb) returns void language sql as $$
    insert into fairlead.hook_event (ticket_id, kind, actor, at, data)
    select p_ticket, p_kind, p_actor, p_at, fairlead.summary_json(p_ticket) || p_more
    where p_kind = any (fairlead.event_kinds())
      and exists (
          select 1 from fairlead.hook h
          where h.gone_at is null and (h.kinds = '{}' or p_kind = any (h.kinds)))
$$;

create or replace function fairlead.tell(p_ticket bigint, p_kind text, p_actor text, p_at timestamptz) returns void
    language sql as $$
    select fairlead.tell_with(p_ticket, p_kind, p_actor, p_at, '{}')
$$;

-- At commit, so that the ticket is told as others see it from then on.
create or replace function fairlead.tell_history() returns trigger language plpgsql as $$
begin
    perform fairlead.tell_with(new.ticket_id, new.kind, new.agent, new.at, case new.kind
        when 'mentioned' then jsonb_build_object('mentioned', new.detail -> 'mentioned') else '{}' end);
    return null;
end $$;
drop trigger if exists event_told on fairlead.event;
create constraint trigger event_told after insert on fairlead.event
    deferrable initially deferred for each row execute function fairlead.tell_history();

create or replace function fairlead.tell_arrival() returns trigger language plpgsql as $$
begin
    perform fairlead.tell(new.id, case tg_op when 'INSERT' then 'queued' else 'message' end, null, new.last_message_at);
    return null;
end $$;
drop trigger if exists ticket_told on fairlead.ticket;
create constraint trigger ticket_told after insert on fairlead.ticket
    deferrable initially deferred for each row execute function fairlead.tell_arrival();
drop trigger if exists message_told on fairlead.ticket;
create constraint trigger message_told after update on fairlead.ticket
    deferrable initially deferred for each row
    when (new.message_count > old.message_count and new.merged_count = old.merged_count)
    execute function fairlead.tell_arrival();
