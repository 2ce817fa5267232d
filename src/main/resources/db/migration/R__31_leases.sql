-- What the API answers in a word that a program can act on; see Problem.code in openapi.yaml.
create or replace function fairlead.problem(p_status int, p_code text, p_detail text) returns jsonb language sql immutable as $$
    select jsonb_strip_nulls(jsonb_build_object('status', p_status, 'code', p_code, 'detail', p_detail))
$$;

create or replace function fairlead.lease_lost() returns jsonb language sql immutable as $$
    select fairlead.problem(409, 'lease_lost', 'This ticket is not yours any more: the lease ran out, or it was closed.')
$$;

create or replace function fairlead.no_ticket() returns jsonb language sql immutable as $$
    select fairlead.problem(404, null, 'There is no ticket with this reference.')
$$;

-- How a write ends well: the ticket as it stands now, in short.
create or replace function fairlead.changed(p_ticket bigint) returns jsonb language sql stable as $$
    select jsonb_build_object('status', 200, 'version', t.version, 'body', jsonb_build_object(
        'ref', fairlead.ref(t.id), 'status', fairlead.status_shown(t, i.agent), 'version', t.version,
        'agent', i.agent, 'lease_until', i.lease_until))
    from fairlead.ticket t left join fairlead.item i on i.ticket_id = t.id
    where t.id = p_ticket
$$;

-- Locks a ticket, then its item; the agent who holds it with this token, null when that is not so any more.
create or replace function fairlead.holder(p_ticket bigint, p_token bigint) returns text language plpgsql as $$
declare
    v_agent text;
begin
    perform 1 from fairlead.ticket t where t.id = p_ticket for no key update;
    select i.agent into v_agent from fairlead.item i where i.ticket_id = p_ticket and i.token = p_token for update;
    return v_agent;
end $$;

-- Takes a given ticket: one that waits, or was answered and waits for its customer. Whoever has it gets his lease again.
-- Answers 'claimed', 'taken' (by somebody else), 'not_waiting' (it is closed), or null (there is none).
create or replace function fairlead.claim_given(
    p_agent text, p_ref text, p_lease interval default interval '5 minutes') returns text language plpgsql as $$
declare
    v_ticket constant bigint := fairlead.ticket_id(p_ref);
    v_state text;
    v_holder text;
begin
    select t.state into v_state from fairlead.ticket t where t.id = v_ticket for no key update;
    if not found then
        return null;
    elsif v_state not in ('open', 'answered') then
        return 'not_waiting';
    elsif v_state = 'answered' then
        perform fairlead.put_in_queue(v_ticket);
    end if;
    select i.agent into v_holder from fairlead.item i where i.ticket_id = v_ticket for update;
    if v_holder = p_agent then
        update fairlead.item i set lease_until = greatest(i.lease_until, now() + p_lease) where i.ticket_id = v_ticket;
        return 'claimed';
    elsif v_holder is not null then
        return 'taken';
    end if;
    perform fairlead.take(v_ticket, p_agent, p_lease);
    return 'claimed';
end $$;

-- Puts a held ticket off until a time; false when the lease was lost already.
create or replace function fairlead.snooze(ref text, token bigint, until timestamptz) returns boolean language plpgsql as $$
declare
    v_ticket constant bigint := fairlead.ticket_id(snooze.ref);
    v_agent constant text := fairlead.holder(v_ticket, snooze.token);
begin
    if v_agent is null then
        return false;
    end if;
    delete from fairlead.item i where i.ticket_id = v_ticket;
    update fairlead.ticket t set state = 'answered', snoozed_until = snooze.until where t.id = v_ticket;
    insert into fairlead.event (ticket_id, kind, agent, token, detail)
    values (v_ticket, 'snoozed', v_agent, snooze.token, jsonb_build_object('until', snooze.until));
    return true;
end $$;

-- Brings back what was put off until now; called with the sweep. Returns how many.
create or replace function fairlead.wake(at_most int default 100) returns int language plpgsql as $$
declare
    v_ticket bigint;
    v_count int := 0;
begin
    for v_ticket in
        select t.id from fairlead.ticket t
        where t.snoozed_until <= now() order by t.snoozed_until limit at_most for no key update skip locked
    loop
        perform fairlead.put_in_queue(v_ticket);
        insert into fairlead.event (ticket_id, kind) values (v_ticket, 'woken');
        v_count := v_count + 1;
    end loop;
    return v_count;
end $$;

-- Changes what is named: topic (as a person's correction), priority, tags, team.
create or replace function fairlead.change_ticket(p_ticket bigint, p_agent text, p_change jsonb) returns void
    language plpgsql as $$
declare
    v_state text;
    v_priority constant smallint := array_position(array ['urgent', 'high', 'normal', 'low'], p_change ->> 'priority') - 1;
begin
    select t.state into v_state from fairlead.ticket t where t.id = p_ticket for no key update;
    if p_change ? 'topic' then
        perform fairlead.correct(fairlead.ref(p_ticket), p_change ->> 'topic', p_agent);
    end if;
    if not p_change ?| array ['priority', 'team', 'tags'] then
        return;
    end if;
    update fairlead.ticket t
    set priority = coalesce(v_priority, t.priority),
        team = case when p_change ? 'team' then p_change ->> 'team' else t.team end,
        tags = case when p_change ? 'tags' then fairlead.texts(p_change -> 'tags') else t.tags end
    where t.id = p_ticket;
    if v_state = 'open' and p_change ?| array ['priority', 'team'] then
        perform fairlead.put_in_queue(p_ticket);
    end if;
    insert into fairlead.event (ticket_id, kind, agent, detail) values (p_ticket, 'changed', p_agent, p_change - 'topic');
end $$;

create or replace function fairlead.texts(p_list jsonb) returns text[] language sql immutable as $$
    select coalesce(array_agg(distinct e), '{}') from jsonb_array_elements_text(p_list) e
$$;
