-- A router tells that it lives, what it counted at its door since its start, and how its channels are. Called every few
-- seconds; what it says twice changes nothing. A state keeps its time until it is another one.
create or replace function fairlead.note_operations(p_router text, p_counts jsonb, p_states jsonb)
    returns void language plpgsql as $$
declare
    v jsonb;
    v_channel smallint;
    v_before fairlead.handover;
begin
    insert into fairlead.router as r (name) values (p_router)
    on conflict (name) do update set seen_at = now(), stopped_at = null;
    for v in select * from jsonb_array_elements(p_counts) loop
        v_channel := fairlead.channel_of(v ->> 'channel', v ->> 'kind');
        select * into v_before from fairlead.handover o where o.router = p_router and o.channel_id = v_channel;
        if v_before is null
            or (v_before.seen, v_before.returned) <> ((v ->> 'seen')::bigint, (v ->> 'returned')::bigint) then
            insert into fairlead.handover as o (router, channel_id, seen, returned)
            values (p_router, v_channel, (v ->> 'seen')::bigint, (v ->> 'returned')::bigint)
            on conflict (router, channel_id) do update set seen = excluded.seen, returned = excluded.returned;
            insert into fairlead.handover_hour as o (channel_id, hour, seen, returned)
            values (v_channel, date_trunc('hour', now()),
                    (v ->> 'seen')::bigint - coalesce(v_before.seen, 0),
                    (v ->> 'returned')::bigint - coalesce(v_before.returned, 0))
            on conflict (channel_id, hour) do update
                set seen = o.seen + excluded.seen, returned = o.returned + excluded.returned;
        end if;
    end loop;
    insert into fairlead.channel_state as s (channel, state, reason, last_error, last_error_at, polled_at, waiting_since)
    select n.channel, n.state, n.reason, n.error, case when n.error is not null then now() end, n.polled_at,
           n.waiting_since
    from jsonb_to_recordset(p_states) as n (
        channel text, state text, reason text, error text, polled_at timestamptz, waiting_since timestamptz)
    on conflict (channel) do update
        set since = case when s.state = excluded.state then s.since else now() end,
            state = excluded.state,
            reason = excluded.reason,
            last_error = coalesce(excluded.last_error, s.last_error),
            last_error_at = coalesce(excluded.last_error_at, s.last_error_at),
            polled_at = coalesce(excluded.polled_at, s.polled_at),
            waiting_since = excluded.waiting_since
    where (s.state, s.reason) is distinct from (excluded.state, excluded.reason)
       or excluded.last_error is not null
       or s.waiting_since is distinct from excluded.waiting_since
       or excluded.polled_at > s.polled_at + interval '5 seconds' or s.polled_at is null and excluded.polled_at is not null;
end $$;

-- The router goes, and has noted all that it counted.
create or replace function fairlead.leave(p_router text) returns void language sql as $$
    update fairlead.router r set stopped_at = now(), seen_at = now() where r.name = p_router
$$;

-- What somebody wants of a channel, kept over restarts.
create or replace function fairlead.want_channel(p_channel text, p_wanted text, p_by text) returns void language sql as $$
    insert into fairlead.channel_state as s (channel, state, reason, wanted, wanted_by, wanted_at)
    values (p_channel, 'off', '', p_wanted, p_by, now())
    on conflict (channel) do update set wanted = excluded.wanted, wanted_by = excluded.wanted_by, wanted_at = excluded.wanted_at
$$;

-- All that is known of the channels, as JSON by their name: since when they are as they are, what came and what failed.
create or replace function fairlead.channel_vitals() returns jsonb language sql stable as $$
    with hours as materialized (
        select c.name as channel, h.*
        from fairlead.ledger_hours h join fairlead.channel c on c.id = h.channel_id
        where h.hour > now() - interval '25 hours'),
    counts as (
        select h.channel,
               jsonb_object_agg(h.outcome, h.times) as day,
               max(h.last_at) as last_at
        from (select channel, outcome, sum(times) as times, max(last_at) as last_at from hours
              where hour > now() - interval '24 hours' group by 1, 2) h
        group by 1),
    charts as (
        select h.channel, jsonb_agg(jsonb_build_object('hour', h.hour, 'good', h.good, 'bad', h.bad) order by h.hour) as hours
        from (select channel, hour,
                     coalesce(sum(times) filter (where outcome not in ('rejected', 'quarantined')), 0) as good,
                     coalesce(sum(times) filter (where outcome in ('rejected', 'quarantined')), 0) as bad
              from hours group by 1, 2) h
        group by 1),
    failures as (
        select f.channel,
               jsonb_agg(jsonb_build_object(
                   'outcome', f.outcome, 'reason', f.reason, 'hour', f.hour, 'day', f.day) order by f.day desc) as failures
        from (select channel, outcome, reason, sum(times) as day,
                     coalesce(sum(times) filter (where last_at > now() - interval '1 hour'), 0) as hour
              from hours where outcome in ('rejected', 'quarantined') and hour > now() - interval '24 hours'
              group by 1, 2, 3 order by 4 desc limit 100) f
        group by 1),
    lacking as (
        select c.name as channel, sum(m.missing) as missing
        from fairlead.missing m join fairlead.channel c on c.id = m.channel_id group by 1),
    known as (
        select s.channel as name from fairlead.channel_state s union select c.name from fairlead.channel c)
    select coalesce(jsonb_object_agg(k.name, jsonb_strip_nulls(jsonb_build_object(
        'state', s.state, 'since', s.since, 'reason', s.reason, 'last_error', s.last_error, 'last_error_at', s.last_error_at,
        'polled_at', s.polled_at, 'waiting_since', s.waiting_since, 'wanted', s.wanted, 'wanted_by', s.wanted_by, 'wanted_at', s.wanted_at,
        'last_message_at', coalesce(n.last_at, l.last_at), 'day', n.day, 'hours', h.hours, 'failures', f.failures,
        'missing', m.missing,
        'waiting_in_quarantine', q.waiting))), '{}')
    from known k
    left join fairlead.channel_state s on s.channel = k.name
    left join fairlead.channel c on c.name = k.name
    left join counts n on n.channel = k.name
    left join charts h on h.channel = k.name
    left join failures f on f.channel = k.name
    left join lacking m on m.channel = k.name
    left join lateral (
        select max(x.last_at) as last_at from fairlead.ledger_hour x where n.last_at is null and x.channel_id = c.id) l on true
    left join lateral (
        select nullif(count(*), 0) as waiting from fairlead.quarantine x
        where x.channel_id = c.id and x.state in ('quarantined', 'held')) q on true
$$;
