-- Events for other systems: lined up by any router, taken and settled one by one. What writes them is in R__36.

-- What settles a delivery holds this lock together with others, what lines up holds it alone: so neither misses that a
-- ticket's line has just become empty, or has not.
create or replace function fairlead.event_lock() returns bigint language sql immutable as $$ select 7120380146 $$;

-- Gives each endpoint its deliveries of what was written down since; returns how many events that were.
create or replace function fairlead.line_up(p_most int default 500) returns int language plpgsql as $$
declare
    v_events bigint[];
begin
    if not exists (select 1 from fairlead.hook_event e where e.waits is null) then
        return 0;
    end if;
    perform pg_advisory_xact_lock(fairlead.event_lock());
    select array_agg(id) into v_events from (
        select e.id from fairlead.hook_event e where e.waits is null order by e.id limit p_most for update skip locked) e;
    insert into fairlead.delivery (hook, event_id, ticket_id, next_at)
    select h.name, e.id, e.ticket_id,
           case when row_number() over (partition by h.name, e.ticket_id order by e.id) > 1
                  or exists (
                      select 1 from fairlead.delivery d
                      where d.hook = h.name and d.ticket_id = e.ticket_id and d.state = 'waiting')
                then 'infinity' else now() end
    from fairlead.hook_event e
    join fairlead.hook h on h.gone_at is null and (h.kinds = '{}' or e.kind = any (h.kinds))
    where e.id = any (v_events);
    update fairlead.hook_event e
    set waits = (select count(*) from fairlead.delivery d where d.event_id = e.id)
    where e.id = any (v_events);
    delete from fairlead.hook_event e where e.id = any (v_events) and e.waits = 0;
    return coalesce(cardinality(v_events), 0);
end $$;

-- Takes what is due, for so long that a router which dies meanwhile is followed by another.
create or replace function fairlead.take_deliveries(p_hook text, p_most int, p_for interval)
    returns table (event_id bigint, uid text, kind text, ref text, actor text, at timestamptz, data text, attempt int)
    language sql as $$
    with due as materialized (
        select d.event_id from fairlead.delivery d
        where d.hook = p_hook and d.state = 'waiting' and d.next_at <= now()
          and exists (
              select 1 from fairlead.hook h where h.name = p_hook and h.gone_at is null and h.stopped_at is null)
        order by d.next_at, d.event_id limit p_most for update skip locked),
    taken as (
        update fairlead.delivery d set attempts = d.attempts + 1, next_at = now() + p_for
        from due where d.hook = p_hook and d.event_id = due.event_id
        returning d.event_id, d.attempts)
    select e.id, e.uid, e.kind, fairlead.ref(e.ticket_id), e.actor, e.at, e.data::text, t.attempts
    from taken t join fairlead.hook_event e on e.id = t.event_id
    order by e.id
$$;

-- The next one of the ticket's line becomes due.
create or replace function fairlead.next_in_line(p_hook text, p_ticket bigint) returns void language sql as $$
    update fairlead.delivery d set next_at = now()
    where d.hook = p_hook and d.next_at = 'infinity' and d.event_id = (
        select min(x.event_id) from fairlead.delivery x
        where x.hook = p_hook and x.ticket_id = p_ticket and x.state = 'waiting')
$$;

-- Events for which an endpoint less waits, once for each time that they are named; the last one takes them away.
create or replace function fairlead.waits_less(p_events bigint[]) returns void language plpgsql as $$
begin
    update fairlead.hook_event e set waits = e.waits - less.times
    from (select id, count(*) as times from unnest(p_events) id group by id) less
    where e.id = less.id;
    delete from fairlead.hook_event e where e.id = any (p_events) and e.waits = 0;
end $$;

-- It was delivered: that holds, however late it is said.
create or replace function fairlead.note_delivered(p_hook text, p_event bigint) returns boolean language plpgsql as $$
declare
    v_ticket bigint;
begin
    perform pg_advisory_xact_lock_shared(fairlead.event_lock());
    delete from fairlead.delivery d where d.hook = p_hook and d.event_id = p_event returning d.ticket_id into v_ticket;
    if not found then
        return false;
    end if;
    perform fairlead.waits_less(array [p_event]);
    perform fairlead.next_in_line(p_hook, v_ticket);
    update fairlead.hook h set delivered = h.delivered + 1, delivered_at = now(), failures = 0 where h.name = p_hook;
    return true;
end $$;

-- It was not: it is due again after so long, or, where that is null, given up. Says nothing of an attempt that is not the
-- latest one: then another router has it.
create or replace function fairlead.note_failed(
    p_hook text, p_event bigint, p_attempt int, p_reason text, p_again interval) returns boolean language plpgsql as $$
declare
    v_ticket bigint;
begin
    perform pg_advisory_xact_lock_shared(fairlead.event_lock());
    update fairlead.delivery d
    set next_at = now() + coalesce(p_again, '0'), reason = p_reason,
        state = case when p_again is null then 'dead' else 'waiting' end,
        settled_at = case when p_again is null then now() end
    where d.hook = p_hook and d.event_id = p_event and d.attempts = p_attempt and d.state = 'waiting'
    returning d.ticket_id into v_ticket;
    if not found then
        return false;
    end if;
    if p_again is null then
        perform fairlead.next_in_line(p_hook, v_ticket);
    end if;
    update fairlead.hook h set failures = h.failures + 1, failed_at = now(), last_error = p_reason where h.name = p_hook;
    return true;
end $$;

-- Learns where events go: a list of {name, kind, place, kinds}. What is in it no more gets none from now on, and keeps
-- what waits, in case it comes back.
create or replace function fairlead.know_hooks(p_hooks jsonb) returns void language plpgsql as $$
begin
    insert into fairlead.hook (name, kind, place, kinds)
    select h ->> 'name', h ->> 'kind', h ->> 'place', fairlead.texts(h -> 'kinds') from jsonb_array_elements(p_hooks) h
    on conflict (name) do update
    set kind = excluded.kind, place = excluded.place, kinds = excluded.kinds, gone_at = null
    where (hook.kind, hook.place, hook.kinds) is distinct from (excluded.kind, excluded.place, excluded.kinds)
       or hook.gone_at is not null;
    update fairlead.hook h set gone_at = now()
    where h.gone_at is null and h.name not in (select x ->> 'name' from jsonb_array_elements(p_hooks) x);
    perform fairlead.line_up(1000);
    delete from fairlead.hook h
    where h.gone_at is not null and not exists (select 1 from fairlead.delivery d where d.hook = h.name);
end $$;

-- What operators see of each endpoint.
create or replace function fairlead.hooks() returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object(
        'name', h.name, 'kind', h.kind, 'place', h.place,
        'events', (select coalesce(jsonb_agg('ticket.' || k order by k), '[]') from unnest(h.kinds) k),
        'state', case when h.gone_at is not null then 'gone' when h.stopped_at is not null then 'stopped'
                      when h.failures > 0 then 'failing' else 'well' end,
        'waiting', coalesce(d.waiting, 0), 'dead', coalesce(d.dead, 0),
        'oldest_waiting_at', (select e.at from fairlead.hook_event e where e.id = d.oldest),
        'delivered', h.delivered, 'delivered_at', h.delivered_at, 'failures', h.failures, 'failed_at', h.failed_at,
        'last_error', h.last_error, 'stopped_by', h.stopped_by, 'stopped_why', h.stopped_why) order by h.name), '[]')
    from fairlead.hook h
    left join (
        select x.hook, count(*) filter (where x.state = 'waiting') as waiting,
               count(*) filter (where x.state = 'dead') as dead, min(x.event_id) filter (where x.state = 'waiting') as oldest
        from fairlead.delivery x group by 1) d on d.hook = h.name
$$;

-- What was given up, the newest first; null for an endpoint that nobody knows.
create or replace function fairlead.dead_events(p_hook text, p_most int default 200) returns jsonb language sql stable as $$
    select case when exists (select 1 from fairlead.hook h where h.name = p_hook) then coalesce((
        select jsonb_agg(x.told order by x.settled_at desc, x.event_id desc) from (
            select d.settled_at, d.event_id, jsonb_build_object(
                'id', e.id, 'event', e.uid, 'type', 'io.fairlead.ticket.' || e.kind, 'ref', fairlead.ref(e.ticket_id),
                'at', e.at, 'attempts', d.attempts, 'given_up_at', d.settled_at, 'reason', d.reason) as told
            from fairlead.delivery d join fairlead.hook_event e on e.id = d.event_id
            where d.hook = p_hook and d.state = 'dead'
            order by d.settled_at desc, d.event_id desc limit p_most) x), '[]') end
$$;

-- Sends again what was given up, all or the named ones, a ticket's in their old order; what came after them for the same
-- ticket may be there already. Returns how many, null for an endpoint that nobody knows.
create or replace function fairlead.replay_events(p_hook text, p_events bigint[], p_by text) returns int
    language plpgsql as $$
declare
    v_count int;
begin
    if not exists (select 1 from fairlead.hook h where h.name = p_hook) then
        return null;
    end if;
    perform pg_advisory_xact_lock(fairlead.event_lock());
    with again as (
        select d.event_id,
               row_number() over (partition by d.ticket_id order by d.event_id) > 1 or exists (
                   select 1 from fairlead.delivery x
                   where x.hook = p_hook and x.ticket_id = d.ticket_id and x.state = 'waiting') as behind
        from fairlead.delivery d
        where d.hook = p_hook and d.state = 'dead' and (p_events is null or d.event_id = any (p_events)))
    update fairlead.delivery d
    set state = 'waiting', attempts = 0, settled_at = null, next_at = case when a.behind then 'infinity' else now() end
    from again a where d.hook = p_hook and d.event_id = a.event_id;
    get diagnostics v_count = row_count;
    insert into fairlead.audit (actor, deed, subject, detail)
    values (p_by, 'events_replayed', p_hook, jsonb_build_object('events', v_count));
    return v_count;
end $$;

-- Forgets what was given up, all or the named ones. Returns how many, null for an endpoint that nobody knows.
create or replace function fairlead.drop_events(p_hook text, p_events bigint[], p_by text, p_why text) returns int
    language plpgsql as $$
declare
    v_gone bigint[];
begin
    if not exists (select 1 from fairlead.hook h where h.name = p_hook) then
        return null;
    end if;
    with gone as (
        delete from fairlead.delivery d
        where d.hook = p_hook and d.state = 'dead' and (p_events is null or d.event_id = any (p_events))
        returning d.event_id)
    select coalesce(array_agg(g.event_id order by g.event_id), '{}') into v_gone from gone g;
    perform fairlead.waits_less(v_gone);
    insert into fairlead.audit (actor, deed, subject, reason, detail)
    values (p_by, 'events_dropped', p_hook, p_why, jsonb_build_object('events', cardinality(v_gone)));
    return cardinality(v_gone);
end $$;

-- Sends nothing there until it is resumed; what happens meanwhile waits. Null for an endpoint that nobody knows.
create or replace function fairlead.stop_hook(p_hook text, p_by text, p_why text) returns int language plpgsql as $$
begin
    update fairlead.hook h set stopped_at = now(), stopped_by = p_by, stopped_why = p_why
    where h.name = p_hook and h.stopped_at is null;
    if found then
        insert into fairlead.audit (actor, deed, subject, reason) values (p_by, 'webhook_stopped', p_hook, p_why);
    end if;
    return (select count(*) from fairlead.delivery d where d.hook = p_hook and d.state = 'waiting')
    from fairlead.hook h where h.name = p_hook;
end $$;

-- Sends there again, what waits first. Null for an endpoint that nobody knows.
create or replace function fairlead.resume_hook(p_hook text, p_by text) returns int language plpgsql as $$
begin
    update fairlead.hook h set stopped_at = null, stopped_by = null, stopped_why = null, failures = 0
    where h.name = p_hook and h.stopped_at is not null;
    if found then
        insert into fairlead.audit (actor, deed, subject) values (p_by, 'webhook_resumed', p_hook);
    end if;
    return (select count(*) from fairlead.delivery d where d.hook = p_hook and d.state = 'waiting')
    from fairlead.hook h where h.name = p_hook;
end $$;

-- What was given up so long ago is destroyed; called with what else is kept too long.
create or replace function fairlead.destroy_dead_events(p_older interval, p_most int default 1000) returns int
    language plpgsql as $$
declare
    v_gone bigint[];
begin
    with gone as (
        delete from fairlead.delivery d
        where (d.hook, d.event_id) in (
            select x.hook, x.event_id from fairlead.delivery x
            where x.state = 'dead' and x.settled_at < now() - p_older order by x.settled_at limit p_most)
        returning d.event_id)
    select coalesce(array_agg(g.event_id), '{}') into v_gone from gone g;
    perform fairlead.waits_less(v_gone);
    return cardinality(v_gone);
end $$;
