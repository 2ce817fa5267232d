-- A ticket in a list: without messages, notes, answers and history, but with the beginning of what was said last.
create or replace function fairlead.summary_json(p_ticket bigint) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'ref', fairlead.ref(t.id), 'version', t.version, 'status', fairlead.status_shown(t, i.agent), 'agent', i.agent,
        'lease_until', i.lease_until, 'snoozed_until', t.snoozed_until, 'team', t.team, 'tags', to_jsonb(t.tags),
        'channel', jsonb_build_object('name', c.name, 'kind', c.kind), 'visibility', t.visibility,
        'subject', t.subject, 'language', t.language,
        'topic', jsonb_build_object('code', t.topic, 'confidence', round(t.confidence::numeric, 4)),
        'priority', fairlead.priority_name(t.priority), 'due_at', t.due_at, 'created_at', t.created_at,
        'last_message_at', t.last_message_at,
        'customer', jsonb_build_object('id', u.key, 'name', u.name, 'addresses', u.addresses),
        'message_count', t.message_count, 'merged_into', fairlead.ref(t.merged_into),
        'split_from', fairlead.ref(t.split_from), 'facts', t.facts, 'missing', t.missing, 'flags', t.flags,
        'excerpt', coalesce((
            select left(x.reply_text, 200) from fairlead.message x
            where x.ticket_id = t.id and x.direction = 'in' order by x.id desc limit 1), ''))
    from fairlead.ticket t
    join fairlead.channel c on c.id = t.channel_id
    join fairlead.customer u on u.id = t.customer_id
    left join fairlead.item i on i.ticket_id = t.id
    where t.id = p_ticket
$$;

-- Whether a ticket passes a list's filters; what is not named passes.
create or replace function fairlead.passes(t fairlead.ticket, p_agent text, f jsonb) returns boolean language sql stable as $$
    select (f ->> 'status' is null or fairlead.status_shown(t, p_agent) = any (string_to_array(f ->> 'status', ',')))
       and (f ->> 'topic' is null or t.topic = f ->> 'topic')
       and (f ->> 'language' is null or t.language = f ->> 'language')
       and (f ->> 'visibility' is null or t.visibility = f ->> 'visibility')
       and (f ->> 'team' is null or t.team = f ->> 'team')
       and (f ->> 'tag' is null or f ->> 'tag' = any (t.tags))
       and (f ->> 'agent' is null or p_agent = f ->> 'agent')
       and (f ->> 'unsure' is null or t.flags ? 'unsure' = (f ->> 'unsure')::boolean)
       and (f ->> 'snoozed' is null or (t.snoozed_until is not null) = (f ->> 'snoozed')::boolean)
       and (f ->> 'channel' is null or exists (
           select 1 from fairlead.channel c where c.id = t.channel_id and c.name = f ->> 'channel'))
       and (f ->> 'customer' is null or exists (
           select 1 from fairlead.customer u where u.id = t.customer_id and u.key = f ->> 'customer'))
$$;

-- One page of tickets, in order, as ids. Each way begins at the index that leaves the fewest to look at: the customer's,
-- who has it, what waits, what is open, or all of them from the newest on. After is the last id of the page before.
create or replace function fairlead.page_of_tickets(f jsonb, p_after bigint, p_limit int) returns setof bigint
    language plpgsql stable set plan_cache_mode = force_custom_plan as $$
declare
    v_statuses constant text[] := string_to_array(f ->> 'status', ',');
    v_place fairlead.item;
begin
    if f ->> 'order' = 'urgent' then
        select * into v_place from fairlead.item i where i.ticket_id = p_after;
        return query
            select i.ticket_id from fairlead.item i join fairlead.ticket t on t.id = i.ticket_id
            where i.agent is null and fairlead.passes(t, null, f)
              and (v_place.ticket_id is null
                   or (i.priority, i.due_at, i.ticket_id) > (v_place.priority, v_place.due_at, v_place.ticket_id))
            order by i.priority, i.due_at, i.ticket_id limit p_limit;
    elsif f ? 'customer' then
        return query
            select t.id from fairlead.customer u
            join fairlead.ticket t on t.customer_id = u.id
            left join fairlead.item i on i.ticket_id = t.id
            where u.key = f ->> 'customer' and (p_after is null or t.id < p_after) and fairlead.passes(t, i.agent, f)
            order by t.id desc limit p_limit;
    elsif f ->> 'unsure' = 'true' then
        return query
            select t.id from fairlead.ticket t left join fairlead.item i on i.ticket_id = t.id
            where t.state = 'open' and t.flags ? 'unsure' and (p_after is null or t.id < p_after)
              and fairlead.passes(t, i.agent, f)
            order by t.id desc limit p_limit;
    elsif f ? 'agent' or v_statuses = array ['claimed'] then
        return query
            select t.id from fairlead.item i join fairlead.ticket t on t.id = i.ticket_id
            where i.agent is not null and (f ->> 'agent' is null or i.agent = f ->> 'agent')
              and (p_after is null or t.id < p_after) and fairlead.passes(t, i.agent, f)
            order by t.id desc limit p_limit;
    elsif v_statuses <@ array ['waiting', 'claimed', 'answered'] then
        return query
            select t.id from fairlead.ticket t left join fairlead.item i on i.ticket_id = t.id
            where t.state in ('open', 'answered') and (p_after is null or t.id < p_after)
              and fairlead.passes(t, i.agent, f)
            order by t.id desc limit p_limit;
    else
        return query
            select t.id from fairlead.ticket t left join fairlead.item i on i.ticket_id = t.id
            where (p_after is null or t.id < p_after) and fairlead.passes(t, i.agent, f)
            order by t.id desc limit p_limit;
    end if;
end $$;

-- The same for tickets in which the words are found, the newest first; a reference finds its ticket,
-- and that of an incident all of its. One after the other
-- is looked at until the page is full: a common word is found in too many to look at all.
create or replace function fairlead.page_of_found(f jsonb, p_after bigint, p_limit int) returns setof bigint
    language plpgsql stable set plan_cache_mode = force_custom_plan as $$
declare
    v_words constant tsquery := fairlead.search_for(f -> 'words');
    v_ticket bigint;
    v_count int := 0;
begin
    for v_ticket in
        select w.ticket_id from fairlead.message_words w
        where w.words @@ v_words and (p_after is null or w.ticket_id < p_after)
        union
        select x.id from (select fairlead.ticket_id(btrim(f ->> 'q')) as id) x
        where btrim(f ->> 'q') ~* '^fl-' and (p_after is null or x.id < p_after)
        union
        select x.ticket_id from fairlead.incident_ticket x
        where x.incident_id = fairlead.incident_id(btrim(f ->> 'q')) and (p_after is null or x.ticket_id < p_after)
        order by 1 desc
    loop
        if exists (
            select 1 from fairlead.ticket t left join fairlead.item i on i.ticket_id = t.id
            where t.id = v_ticket and fairlead.passes(t, i.agent, f)) then
            return next v_ticket;
            v_count := v_count + 1;
            exit when v_count >= p_limit;
        end if;
    end loop;
end $$;

-- A page as JSON with the id after which the next one begins, null when this is the last.
create or replace function fairlead.list_tickets(f jsonb, p_after bigint, p_limit int) returns jsonb language sql stable as $$
    with page as (
        select p.id, p.place
        from (
            select x.id, x.place from fairlead.page_of_found(f, p_after, p_limit + 1) with ordinality x (id, place)
            where f ? 'q'
            union all
            select x.id, x.place from fairlead.page_of_tickets(f, p_after, p_limit + 1) with ordinality x (id, place)
            where not f ? 'q') p)
    select jsonb_build_object(
        'tickets', coalesce(jsonb_agg(
            case when f ->> 'view' = 'summary' then fairlead.summary_json(id) else fairlead.ticket_json(id) end
            order by place), '[]'),
        'next', (select q.id from page q where q.place = p_limit and exists (select 1 from page r where r.place > p_limit)))
    from page where place <= p_limit
$$;

-- How much waits; one look at the hot table.
create or replace function fairlead.queue_counts() returns jsonb language sql stable as $$
    with lanes as (
        select i.lane, count(*) as waiting, count(*) filter (where i.due_at < now()) as breached,
            count(*) filter (where i.priority = 0) as urgent, min(i.ticket_id) as oldest
        from fairlead.item i where i.agent is null group by i.lane),
    topics as (
        select l.topic, sum(n.waiting) as waiting, sum(n.breached) as breached, sum(n.urgent) as urgent,
            min(n.oldest) as oldest
        from lanes n join fairlead.lane l on l.id = n.lane group by l.topic)
    select jsonb_build_object(
        'waiting', coalesce(sum(x.waiting), 0),
        'breached', coalesce(sum(x.breached), 0),
        'claimed', (select count(*) from fairlead.item i where i.agent is not null),
        'unsure', (select count(*) from fairlead.ticket t where t.state = 'open' and t.flags ? 'unsure'),
        'snoozed', (select count(*) from fairlead.ticket t where t.snoozed_until is not null),
        'oldest_at', min(t.created_at),
        'topics', coalesce(jsonb_agg(jsonb_build_object(
            'topic', x.topic, 'waiting', x.waiting, 'breached', x.breached, 'urgent', x.urgent,
            'oldest_at', t.created_at) order by x.waiting desc, x.topic), '[]'))
    from topics x join fairlead.ticket t on t.id = x.oldest
$$;

-- What an agent holds, with the proof of it, so that his page can be loaded again.
create or replace function fairlead.held_by(p_agent text) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'claimed', count(*), 'leases', coalesce(jsonb_agg(fairlead.lease_json(i) order by i.ticket_id), '[]'))
    from fairlead.item i where i.agent = p_agent
$$;
