-- What the supervisor's page shows, and the indexes that keep it cheap however long the history is.
create index if not exists notice_by_day on fairlead.notice (created_at) where answer_id is not null;
create index if not exists ticket_resolved_by_day on fairlead.ticket (resolved_at) where state = 'resolved';
create index if not exists correction_by_day on fairlead.correction (at);

-- The first answer of each ticket that was answered since then, with the seconds that its customer waited for it.
create or replace function fairlead.first_answers(p_since timestamptz)
    returns table (topic text, channel_id smallint, agent text, at timestamptz, seconds double precision, in_time boolean)
    language sql stable as $$
    select t.topic, t.channel_id, n.agent, n.created_at,
        extract(epoch from n.created_at - t.created_at)::double precision, n.created_at <= t.due_at
    from fairlead.notice n
    join fairlead.ticket t on t.id = n.ticket_id
    where n.answer_id is not null and n.created_at >= p_since
      and not exists (
          select 1 from fairlead.notice e
          where e.ticket_id = n.ticket_id and e.answer_id is not null and e.id < n.id)
$$;

-- How long half of them waited at most, and nine in ten.
create or replace function fairlead.waits_json(p_seconds double precision[], p_in_time bigint) returns jsonb
    language sql immutable as $$
    select jsonb_build_object('answered', count(*), 'in_time', p_in_time,
        'p50', round(percentile_cont(0.5) within group (order by s)),
        'p90', round(percentile_cont(0.9) within group (order by s)))
    from unnest(p_seconds) s
$$;

-- What waits now by topic: from the hot table alone, and the oldest by its number.
create or replace function fairlead.waiting_by_topic() returns table (topic text, waiting jsonb) language sql stable as $$
    select w.topic, jsonb_build_object(
        'waiting', w.waiting, 'breached', w.breached,
        'oldest_at', (select t.created_at from fairlead.ticket t where t.id = w.oldest))
    from (
        select l.topic, count(*) as waiting, count(*) filter (where i.due_at < now()) as breached,
            min(i.ticket_id) as oldest
        from fairlead.item i join fairlead.lane l on l.id = i.lane
        where i.agent is null group by l.topic) w
$$;

create or replace function fairlead.waiting_by_channel() returns table (channel_id smallint, waiting jsonb)
    language sql stable as $$
    select t.channel_id, jsonb_build_object(
        'waiting', count(*), 'breached', count(*) filter (where i.due_at < now()), 'oldest_at', min(t.created_at))
    from fairlead.item i join fairlead.ticket t on t.id = i.ticket_id
    where i.agent is null group by t.channel_id
$$;

create or replace function fairlead.load_by_agent(p_since timestamptz) returns jsonb language sql stable as $$
    with work as (
        select i.agent, count(*) as holds, 0 as answers, 0 as resolved
        from fairlead.item i where i.agent is not null group by i.agent
        union all
        select n.agent, 0, count(*), 0
        from fairlead.notice n where n.answer_id is not null and n.created_at >= p_since group by n.agent
        union all
        select t.resolved_by, 0, 0, count(*)
        from fairlead.ticket t where t.state = 'resolved' and t.resolved_at >= p_since and t.resolved_by is not null
        group by t.resolved_by)
    select coalesce(jsonb_agg(jsonb_build_object(
        'agent', w.agent, 'holds', w.holds, 'answers', w.answers, 'resolved', w.resolved) order by w.agent), '[]')
    from (
        select work.agent, sum(holds) as holds, sum(answers) as answers, sum(resolved) as resolved
        from work group by work.agent) w
$$;

-- Everything at once, so that its numbers fit together. Days are UTC's.
create or replace function fairlead.overview(p_days int) returns jsonb language sql stable as $$
    with first as materialized (
        select * from fairlead.first_answers(now() - make_interval(days => p_days))),
    by_topic as (
        select f.topic, fairlead.waits_json(array_agg(f.seconds), count(*) filter (where f.in_time)) as waits
        from first f group by f.topic),
    by_channel as (
        select f.channel_id, fairlead.waits_json(array_agg(f.seconds), count(*) filter (where f.in_time)) as waits
        from first f group by f.channel_id),
    by_day as (
        select (f.at at time zone 'UTC')::date as day,
            fairlead.waits_json(array_agg(f.seconds), count(*) filter (where f.in_time)) as waits
        from first f group by 1),
    nothing as (
        select '{"waiting": 0, "breached": 0, "oldest_at": null}'::jsonb as waits,
            '{"answered": 0, "in_time": 0, "p50": null, "p90": null}'::jsonb as answers)
    select jsonb_build_object(
        'at', now(),
        'days', p_days,
        'held', (select count(*) from fairlead.item i where i.agent is not null),
        'total', (select fairlead.waits_json(array_agg(f.seconds), count(*) filter (where f.in_time)) from first f),
        'topics', (
            select coalesce(jsonb_agg(
                jsonb_build_object('topic', coalesce(w.topic, b.topic)) || coalesce(w.waiting, n.waits)
                    || coalesce(b.waits, n.answers)
                order by coalesce((w.waiting ->> 'waiting')::int, 0) desc, coalesce(w.topic, b.topic)), '[]')
            from nothing n, fairlead.waiting_by_topic() w full join by_topic b on b.topic = w.topic),
        'channels', (
            select coalesce(jsonb_agg(
                jsonb_build_object('channel', c.name, 'kind', c.kind) || coalesce(w.waiting, n.waits)
                    || coalesce(b.waits, n.answers) order by c.name), '[]')
            from nothing n, fairlead.channel c
            left join fairlead.waiting_by_channel() w on w.channel_id = c.id
            left join by_channel b on b.channel_id = c.id
            where w.channel_id is not null or b.channel_id is not null),
        'by_day', (select coalesce(jsonb_agg(jsonb_build_object('day', d.day) || d.waits order by d.day), '[]') from by_day d),
        'agents', fairlead.load_by_agent(now() - make_interval(days => p_days)),
        'corrections', (
            select coalesce(jsonb_agg(c order by c.count desc, c."from", c."to"), '[]')
            from (
                select k.from_topic as "from", k.to_topic as "to", count(*) as count
                from fairlead.correction k
                where k.at >= now() - make_interval(days => p_days) and k.from_topic <> k.to_topic
                group by 1, 2 order by 3 desc limit 50) c))
$$;
