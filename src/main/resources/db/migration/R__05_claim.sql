-- Gives an item that the caller has locked, and nobody holds, to an agent.
create or replace function fairlead.take(p_ticket bigint, p_agent text, p_lease interval)
    returns table (token bigint, lease_until timestamptz) language sql as $$
    with taken as (
        update fairlead.item i
        set agent = p_agent, token = nextval('fairlead.lease_token'), lease_until = now() + p_lease,
            attempts = i.attempts + 1
        where i.ticket_id = p_ticket
        returning i.token, i.lease_until),
    noted as (
        insert into fairlead.event (ticket_id, kind, agent, token)
        select p_ticket, 'claimed', p_agent, t.token from taken t)
    select t.token, t.lease_until from taken t
$$;

-- Takes up to n waiting tickets, the most urgent first, under a lease. Whoever holds a ticket proves it by its token.
-- topics, languages, channels, teams: null means any. Cost does not depend on how many tickets wait: one index probe a
-- lane finds the best head, then the row is locked inside that lane; if another agent was faster, the next head is tried.
-- Only a ticket's reference, token, lease and JSON come out, so that any language can be a consumer.
create or replace function fairlead.claim(
    agent text, topics text[] default null, languages text[] default null,
    lease interval default interval '5 minutes', n int default 1,
    channels text[] default null, teams text[] default null)
    returns table (ref text, token bigint, lease_until timestamptz, ticket jsonb) language plpgsql as $$
declare
    v_lanes smallint[];
    v_lane smallint;
    v_ticket bigint;
begin
    if coalesce(claim.agent, '') = '' then
        raise exception 'claim needs the name of the agent' using errcode = 'invalid_parameter_value';
    end if;
    if topics is not null or languages is not null or channels is not null or teams is not null then
        select array_agg(l.id) into v_lanes
        from fairlead.lane l
        join fairlead.channel c on c.id = l.channel_id
        where (topics is null or l.topic = any (topics)) and (languages is null or l.language = any (languages))
          and (channels is null or c.name = any (channels)) and (teams is null or l.team = any (teams));
        if v_lanes is null then
            return;
        end if;
    end if;
    for taken in 1 .. least(greatest(n, 1), 100) loop
        v_ticket := null;
        for attempt in 1 .. 8 loop
            v_lane := null;
            if v_lanes is not null then
                select l.lane into v_lane
                from unnest(v_lanes) l (lane)
                cross join lateral (
                    select x.priority, x.due_at, x.ticket_id from fairlead.item x
                    where x.lane = l.lane and x.agent is null
                    order by x.priority, x.due_at, x.ticket_id limit 1) head
                order by head.priority, head.due_at, head.ticket_id
                limit 1;
                exit when not found;
            end if;
            if v_lane is null then
                select x.ticket_id into v_ticket from fairlead.item x
                where x.agent is null
                order by x.priority, x.due_at, x.ticket_id limit 1 for update skip locked;
            else
                select x.ticket_id into v_ticket from fairlead.item x
                where x.lane = v_lane and x.agent is null
                order by x.priority, x.due_at, x.ticket_id limit 1 for update skip locked;
            end if;
            exit when v_ticket is not null or v_lane is null;
        end loop;
        exit when v_ticket is null;
        select x.token, x.lease_until into token, lease_until
        from fairlead.take(v_ticket, claim.agent, claim.lease) x;
        ref := fairlead.ref(v_ticket);
        ticket := fairlead.ticket_json(v_ticket);
        return next;
    end loop;
end $$;

-- Prolongs a lease; null when it is lost (run out and handed on, or resolved).
create or replace function fairlead.heartbeat(
    ref text, token bigint, lease interval default interval '5 minutes') returns timestamptz language sql as $$
    update fairlead.item i set lease_until = now() + heartbeat.lease
    where i.ticket_id = fairlead.ticket_id(heartbeat.ref) and i.token = heartbeat.token
    returning i.lease_until
$$;

-- Gives a held ticket back to the queue; false when the lease was lost already.
create or replace function fairlead.release(ref text, token bigint) returns boolean language plpgsql as $$
declare
    v_ticket constant bigint := fairlead.ticket_id(release.ref);
    v_agent text;
begin
    select i.agent into v_agent from fairlead.item i
    where i.ticket_id = v_ticket and i.token = release.token for update;
    if not found then
        return false;
    end if;
    update fairlead.item i set agent = null, token = null, lease_until = null where i.ticket_id = v_ticket;
    insert into fairlead.event (ticket_id, kind, agent, token) values (v_ticket, 'released', v_agent, release.token);
    return true;
end $$;

-- Gives a held ticket back under another topic or priority (null keeps it); false when the lease was lost already.
create or replace function fairlead.requeue(
    ref text, token bigint, topic text default null, priority text default null, note text default null)
    returns boolean language plpgsql as $$
declare
    v_ticket constant bigint := fairlead.ticket_id(requeue.ref);
    v_priority constant smallint := array_position(array ['urgent', 'high', 'normal', 'low'], requeue.priority) - 1;
    v_agent text;
begin
    if requeue.priority is not null and v_priority is null then
        raise exception 'unknown priority %', requeue.priority using errcode = 'invalid_parameter_value';
    end if;
    perform 1 from fairlead.ticket t where t.id = v_ticket for no key update;
    select i.agent into v_agent from fairlead.item i
    where i.ticket_id = v_ticket and i.token = requeue.token for update;
    if not found then
        return false;
    end if;
    update fairlead.ticket t
    set topic = coalesce(requeue.topic, t.topic), priority = coalesce(v_priority, t.priority)
    where t.id = v_ticket;
    update fairlead.item i
    set agent = null, token = null, lease_until = null, priority = t.priority,
        lane = fairlead.lane_of(t)
    from fairlead.ticket t
    where i.ticket_id = v_ticket and t.id = v_ticket;
    insert into fairlead.event (ticket_id, kind, agent, token, detail)
    values (v_ticket, 'requeued', v_agent, requeue.token,
            jsonb_strip_nulls(jsonb_build_object('topic', requeue.topic, 'priority', requeue.priority,
                                                 'note', requeue.note)));
    return true;
end $$;

-- Ends the work on a ticket. Answers 'resolved', 'lost' (the lease is not the caller's any more), or 'unseen' (a message
-- arrived that the caller has not seen: seen is the message_count that he knows).
create or replace function fairlead.resolve(
    ref text, token bigint, seen int, as_spam boolean default false) returns text language plpgsql as $$
declare
    v_ticket constant bigint := fairlead.ticket_id(resolve.ref);
    v_count int;
    v_agent text;
begin
    select t.message_count into v_count from fairlead.ticket t where t.id = v_ticket and t.state = 'open' for no key update;
    if not found then
        return 'lost';
    end if;
    select i.agent into v_agent from fairlead.item i
    where i.ticket_id = v_ticket and i.token = resolve.token for update;
    if not found then
        return 'lost';
    end if;
    if v_count is distinct from resolve.seen then
        return 'unseen';
    end if;
    delete from fairlead.item i where i.ticket_id = v_ticket;
    update fairlead.ticket t
    set state = case when as_spam then 'spam' else 'resolved' end, resolved_at = now(), resolved_by = v_agent
    where t.id = v_ticket;
    insert into fairlead.event (ticket_id, kind, agent, token)
    values (v_ticket, case when as_spam then 'spam' else 'resolved' end, v_agent, resolve.token);
    return 'resolved';
end $$;

-- Puts a resolved ticket back into the queue; false when it is not resolved, or its conversation has a newer ticket, or
-- goes on in the one that its newer ticket was merged into.
create or replace function fairlead.reopen(ref text, agent text) returns boolean language plpgsql as $$
declare
    v_ticket constant bigint := fairlead.ticket_id(reopen.ref);
begin
    update fairlead.ticket t set state = 'open', resolved_at = null, resolved_by = null
    where t.id = v_ticket and t.state in ('resolved', 'spam') and not fairlead.went_on(t);
    if not found then
        return false;
    end if;
    perform fairlead.put_in_queue(v_ticket);
    insert into fairlead.event (ticket_id, kind, agent) values (v_ticket, 'reopened', reopen.agent);
    return true;
exception when unique_violation then
    return false;
end $$;

-- Hands tickets whose lease ran out back to the queue; called every second by any router. Returns how many.
create or replace function fairlead.sweep(at_most int default 1000) returns int language sql as $$
    with late as materialized (
        select i.ticket_id, i.agent, i.token from fairlead.item i
        where i.agent is not null and i.lease_until < now() limit at_most for update skip locked),
    freed as (
        update fairlead.item i set agent = null, token = null, lease_until = null
        from late where i.ticket_id = late.ticket_id returning 1),
    noted as (
        insert into fairlead.event (ticket_id, kind, agent, token)
        select ticket_id, 'lease_expired', agent, token from late returning 1)
    select count(*)::int from freed
$$;
