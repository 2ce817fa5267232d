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
    where x.id = p_message for update of t;
    return v_state <> 'resolved' or fairlead.reopen(fairlead.ref(v_ticket), 'customer');
end $$;

-- A message of the ticket has other words than before, or more. An agent who holds the ticket has one message more to
-- see before he may resolve it; an answered one waits again; one that nobody has looked at is about what it says now.
create or replace function fairlead.heed(p_ticket bigint, p_draft jsonb) returns void language plpgsql as $$
declare
    c constant jsonb := p_draft -> 'classification';
    v_agent text;
    v_waits boolean;
begin
    perform 1 from fairlead.ticket t where t.id = p_ticket for update;
    -- A claim that is under way ends first: it has shown the old words.
    select i.agent into v_agent from fairlead.item i where i.ticket_id = p_ticket for update;
    v_waits := found;
    update fairlead.ticket t
    set message_count = t.message_count + (v_agent is not null)::int,
        last_message_at = now(),
        priority = least(t.priority, (c ->> 'priority')::smallint),
        due_at = least(t.due_at, now() + make_interval(secs => (c ->> 'due_in')::double precision)),
        facts = fairlead.merged_facts(t.facts, c -> 'facts'),
        missing = fairlead.still_missing(t.missing, c -> 'facts'),
        flags = fairlead.merged_facts(t.flags, p_draft -> 'flags')
    where t.id = p_ticket;
    if v_agent is null and not p_draft -> 'message' ? 'album' then
        update fairlead.ticket t
        set topic = c ->> 'topic', confidence = (c ->> 'confidence')::real, because = c -> 'because',
            alternatives = c -> 'alternatives', language = c ->> 'language', missing = c -> 'missing'
        where t.id = p_ticket
          and 1 = (select count(*) from (select 1 from fairlead.message x where x.ticket_id = p_ticket limit 2) few);
    end if;
    insert into fairlead.item (ticket_id, lane, priority, due_at)
    select t.id, fairlead.lane_of(t.topic, t.language), t.priority, t.due_at
    from fairlead.ticket t
    where t.id = p_ticket and t.state = 'answered' and not v_waits;
    update fairlead.ticket t set state = 'open' where t.id = p_ticket and t.state = 'answered';
    update fairlead.item i
    set lane = fairlead.lane_of(t.topic, t.language), priority = t.priority, due_at = t.due_at
    from fairlead.ticket t
    where t.id = p_ticket and i.ticket_id = p_ticket;
end $$;
