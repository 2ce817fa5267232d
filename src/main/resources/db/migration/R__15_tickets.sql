-- What changes a ticket that is there already. Every place that does so calls these, so that they agree.

-- What a further message tells of its ticket. While we waited for the customer no time ran; a message that says little
-- makes a sure topic no less sure.
create or replace function fairlead.tell_ticket(p_ticket bigint, p_draft jsonb) returns void language plpgsql as $$
declare
    c constant jsonb := p_draft -> 'classification';
    v_due constant timestamptz := now() + make_interval(secs => (c ->> 'due_in')::double precision);
begin
    update fairlead.ticket t
    set last_message_at = now(),
        priority = least(t.priority, (c ->> 'priority')::smallint),
        due_at = case when t.state = 'answered' then v_due else least(t.due_at, v_due) end,
        facts = fairlead.merged_facts(t.facts, c -> 'facts'),
        missing = fairlead.still_missing(t.missing, c -> 'facts'),
        flags = fairlead.merged_facts(t.flags, (p_draft -> 'flags') - 'unsure')
    where t.id = p_ticket;
end $$;

-- What the ticket is about from now on.
create or replace function fairlead.set_topic(p_ticket bigint, p_draft jsonb, p_language text) returns void
    language plpgsql as $$
declare
    c constant jsonb := p_draft -> 'classification';
begin
    update fairlead.ticket t
    set topic = c ->> 'topic', confidence = (c ->> 'confidence')::real, because = c -> 'because',
        alternatives = c -> 'alternatives', language = p_language,
        missing = fairlead.still_missing(c -> 'missing', t.facts),
        flags = case when p_draft -> 'flags' ? 'unsure'
            then fairlead.merged_facts(t.flags, '["unsure"]') else t.flags - 'unsure' end
    where t.id = p_ticket;
end $$;

-- The ticket waits for an agent, in the place that it deserves by now; with an agent who holds it, it stays.
create or replace function fairlead.put_in_queue(p_ticket bigint) returns void language plpgsql as $$
begin
    update fairlead.ticket t set state = 'open' where t.id = p_ticket and t.state = 'answered';
    perform fairlead.set_item(p_ticket);
end $$;

create or replace function fairlead.set_item(p_ticket bigint) returns void language plpgsql as $$
begin
    insert into fairlead.item as i (ticket_id, lane, priority, due_at)
    select t.id, fairlead.lane_of(t), t.priority, t.due_at from fairlead.ticket t where t.id = p_ticket
    on conflict (ticket_id) do update
        set lane = excluded.lane, priority = excluded.priority, due_at = excluded.due_at
        where (i.lane, i.priority, i.due_at) is distinct from (excluded.lane, excluded.priority, excluded.due_at);
end $$;
