-- Merging: a duplicate's messages and all that belongs to them go into another ticket; the duplicate stays as a stub. See
-- docs/decisions/0019. Lock order: the duplicate's conversation, tickets by id, items by id, notices.

-- The ticket in which a ticket's matter goes on (see living), locked, so that it is not merged meanwhile.
create or replace function fairlead.lock_living(p_ticket bigint) returns bigint language plpgsql as $$
declare
    v_ticket bigint := p_ticket;
    v_next bigint;
begin
    loop
        select t.merged_into into v_next from fairlead.ticket t where t.id = v_ticket for no key update;
        exit when v_next is null;
        v_ticket := v_next;
    end loop;
    return v_ticket;
end $$;

-- Messages of a conversation go side by side; while its ticket is being merged they wait, so that none begins a new one.
create or replace function fairlead.lock_conversation(
    p_channel smallint, p_conversation text, p_alone boolean default false) returns void language plpgsql as $$
declare
    v_key constant bigint := hashtextextended('conversation ' || p_channel || ' ' || p_conversation, 0);
begin
    if p_alone then
        perform pg_advisory_xact_lock(v_key);
    else
        perform pg_advisory_xact_lock_shared(v_key);
    end if;
end $$;

-- Where a conversation goes on whose ticket was merged, as long as that ticket is open; it is locked. All null where it
-- goes on by itself.
create or replace function fairlead.merged_home(
    p_channel smallint, p_conversation text, out home smallint, out conversation text, out origin bigint)
    language plpgsql as $$
declare
    v_stub bigint;
    v_living bigint;
begin
    select t.id into v_stub
    from fairlead.ticket t
    where t.channel_id = p_channel and t.conversation = p_conversation and t.state = 'merged'
    order by t.id desc limit 1;
    if v_stub is null or exists (
        select 1 from fairlead.ticket t
        where t.channel_id = p_channel and t.conversation = p_conversation and t.state in ('open', 'answered')) then
        return;
    end if;
    v_living := fairlead.lock_living(v_stub);
    -- Apart: it may be younger than what the statement that locks it can see.
    select t.channel_id, t.conversation, v_stub into home, conversation, origin
    from fairlead.ticket t where t.id = v_living and t.state in ('open', 'answered');
end $$;

-- Whether a closed ticket's conversation goes on in a ticket that is open, because a later one was merged into that.
create or replace function fairlead.went_on(t fairlead.ticket) returns boolean language plpgsql stable as $$
begin
    return exists (
        select 1 from fairlead.ticket s join fairlead.ticket l on l.id = fairlead.living(s.id)
        where s.channel_id = t.channel_id and s.conversation = t.conversation and s.state = 'merged'
          and l.state in ('open', 'answered'));
end $$;

-- What tells who wrote a ticket: what he says of himself, and the address that he writes from.
create or replace function fairlead.identities(p_ticket bigint) returns table (kind text, value text)
    language sql stable as $$
    select r.kind, r.value from fairlead.trait r
    where r.ticket_id = p_ticket and r.kind in ('account_uid', 'email', 'phone')
    union
    select 'email', fairlead.trait_value('email', substr(u.key, 8))
    from fairlead.ticket t join fairlead.customer u on u.id = t.customer_id
    where t.id = p_ticket and u.key like 'mailto:%'
$$;

-- By what two tickets are one person's; empty when nothing says so. In public anybody can write down another's number, so
-- that only the sender himself counts there, in the same channel.
create or replace function fairlead.same_person(a fairlead.ticket, b fairlead.ticket) returns text[]
    language sql stable as $$
    select coalesce(array_agg(g.why order by g.why), '{}')
    from (
        select 'customer' as why
        where a.customer_id = b.customer_id and (a.visibility = 'private' or a.channel_id = b.channel_id)
        union
        select x.kind
        from fairlead.identities(a.id) x join fairlead.identities(b.id) y on y.kind = x.kind and y.value = x.value
        where a.visibility = 'private') g
$$;

-- Whether two tickets can be one at all, whoever has them.
create or replace function fairlead.may_merge(a fairlead.ticket, b fairlead.ticket) returns boolean language sql stable as $$
    select a.id <> b.id and a.state in ('open', 'answered') and b.state in ('open', 'answered')
       and a.visibility = b.visibility and fairlead.same_person(a, b) <> '{}'
$$;

-- Why a may not be merged into b by this person; null when it may. Both are locked.
create or replace function fairlead.merge_refused(
    a fairlead.ticket, b fairlead.ticket, p_person text, p_token bigint, p_version int) returns jsonb
    language plpgsql stable as $$
declare
    i fairlead.item;
begin
    if a.id is null then
        return fairlead.no_ticket();
    elsif b.id is null then
        return fairlead.problem(404, null, 'There is no ticket with the reference that it should be merged into.');
    elsif a.id = b.id then
        return fairlead.problem(409, 'same_ticket', 'A ticket cannot be merged into itself.');
    elsif a.state = 'merged' then
        return fairlead.already_merged(a);
    elsif b.state = 'merged' then
        return fairlead.already_merged(b);
    elsif a.version <> p_version then
        return fairlead.problem(412, 'changed', 'The ticket has changed meanwhile; read it again.');
    elsif a.state not in ('open', 'answered') or b.state not in ('open', 'answered') then
        return fairlead.problem(409, 'not_waiting', format('%s is closed; reopen it first.', fairlead.ref(
            case when a.state in ('open', 'answered') then b.id else a.id end)));
    elsif a.visibility <> b.visibility then
        return fairlead.problem(409, 'other_visibility', 'One of them is public and the other one private: they are never mixed.');
    elsif fairlead.same_person(a, b) = '{}' then
        return fairlead.problem(409, 'other_customer', 'Nothing says that both are the same customer''s.');
    end if;
    select * into i from fairlead.item x
    where x.ticket_id in (a.id, b.id) and x.agent <> p_person order by x.ticket_id limit 1;
    if found then
        return fairlead.problem(409, 'taken', format('%s has %s.', i.agent, fairlead.ref(i.ticket_id)));
    elsif p_token is not null and not exists (
        select 1 from fairlead.item x where x.ticket_id = a.id and x.token = p_token) then
        return fairlead.lease_lost();
    end if;
    return null;
end $$;

create or replace function fairlead.already_merged(t fairlead.ticket) returns jsonb language sql stable as $$
    select fairlead.problem(409, 'merged', format(
        '%s was merged; its matter goes on in %s.', fairlead.ref(t.id), fairlead.ref(fairlead.living(t.id))))
$$;

-- The API's merge: answers with the ticket that both are from now on.
create or replace function fairlead.perform_merge(p_person text, p_ticket bigint, p_version int, p_body jsonb) returns jsonb
    language plpgsql as $$
declare
    v_into constant bigint := fairlead.ticket_id(p_body ->> 'into');
    v_before fairlead.ticket;
    v_refused jsonb;
    a fairlead.ticket;
    b fairlead.ticket;
begin
    select * into v_before from fairlead.ticket t where t.id = p_ticket;
    if not found then
        return fairlead.no_ticket();
    end if;
    perform fairlead.lock_conversation(v_before.channel_id, v_before.conversation, true);
    perform 1 from fairlead.ticket t where t.id in (p_ticket, v_into) order by t.id for no key update;
    perform 1 from fairlead.item i where i.ticket_id in (p_ticket, v_into) order by i.ticket_id for update;
    select * into a from fairlead.ticket t where t.id = p_ticket;
    select * into b from fairlead.ticket t where t.id = v_into;
    v_refused := case
        when a.conversation <> v_before.conversation
        then fairlead.problem(412, 'changed', 'The ticket has changed meanwhile; read it again.')
        else fairlead.merge_refused(a, b, p_person, (p_body ->> 'token')::bigint, p_version) end;
    if v_refused is not null then
        return v_refused;
    end if;
    -- Whoever settles a notice holds it and wants its ticket: waiting for him would be waiting for each other.
    perform 1 from fairlead.notice n where n.ticket_id = a.id for update nowait;
    insert into fairlead.event (ticket_id, kind, agent, detail)
    values (a.id, 'merged_into', p_person, jsonb_build_object('ref', fairlead.ref(b.id))),
           (b.id, 'merged', p_person, jsonb_build_object(
               'ref', fairlead.ref(a.id), 'because', to_jsonb(fairlead.same_person(a, b))));
    insert into fairlead.audit (actor, deed, subject, detail)
    values (p_person, 'ticket_merged', fairlead.ref(a.id), jsonb_build_object(
        'into', fairlead.ref(b.id), 'because', to_jsonb(fairlead.same_person(a, b))));
    perform fairlead.move_belongings(a, b);
    perform fairlead.join_tickets(a, b, p_person);
    return fairlead.changed(b.id);
exception when lock_not_available then
    return fairlead.problem(409, 'sending', 'Something is being sent to this customer at this moment; try again.');
end $$;

-- What belongs to a belongs to b. Keys of its mails and its people stay beside: they lead to the stub, and from there on.
create or replace function fairlead.move_belongings(a fairlead.ticket, b fairlead.ticket) returns void language sql as $$
    insert into fairlead.unsearchable (message_id)
    select x.id from fairlead.message x where x.ticket_id = a.id on conflict do nothing;
    update fairlead.message x set ticket_id = b.id, origin_id = nullif(coalesce(x.origin_id, a.id), b.id)
    where x.ticket_id = a.id;
    update fairlead.upload u set ticket_id = b.id where u.ticket_id = a.id;
    update fairlead.notice n set ticket_id = b.id, origin_id = nullif(coalesce(n.origin_id, a.id), b.id)
    where n.ticket_id = a.id;
    update fairlead.note n set ticket_id = b.id, origin_id = nullif(coalesce(n.origin_id, a.id), b.id)
    where n.ticket_id = a.id;
    update fairlead.incident_ticket x set ticket_id = b.id
    where x.ticket_id = a.id and not exists (select 1 from fairlead.incident_ticket o where o.ticket_id = b.id);
    update fairlead.invitation v set ticket_id = b.id where v.ticket_id = a.id;
    update fairlead.invitation v set private_ticket_id = b.id where v.private_ticket_id = a.id;
    insert into fairlead.participant (ticket_id, author)
    select b.id, p.author from fairlead.participant p where p.ticket_id = a.id
    union
    select b.id, fairlead.short_key(u.key) from fairlead.customer u where u.id = a.customer_id and u.id <> b.customer_id
    on conflict do nothing;
    delete from fairlead.trait r where r.ticket_id = a.id;
$$;

-- a ends; b knows what both knew and is as urgent as the more urgent one. It waits where one of them did.
create or replace function fairlead.join_tickets(a fairlead.ticket, b fairlead.ticket, p_person text) returns void
    language plpgsql as $$
begin
    delete from fairlead.item i where i.ticket_id = a.id;
    update fairlead.ticket t
    set state = 'merged', merged_into = b.id, resolved_at = now(), resolved_by = p_person, message_count = 0,
        facts = '[]', missing = '[]', snoozed_until = null
    where t.id = a.id;
    update fairlead.ticket t
    set message_count = t.message_count + a.message_count,
        merged_count = t.merged_count + 1,
        last_message_at = greatest(t.last_message_at, a.last_message_at),
        priority = least(t.priority, a.priority),
        due_at = case when a.state <> 'open' then t.due_at when t.state <> 'open' then a.due_at
                      else least(t.due_at, a.due_at) end,
        facts = fairlead.merged_facts(t.facts, a.facts),
        missing = fairlead.still_missing(t.missing, a.facts),
        flags = fairlead.merged_facts(t.flags, a.flags - 'unsure'),
        tags = array(select distinct g from unnest(t.tags || a.tags) g order by g),
        snoozed_until = least(t.snoozed_until, a.snoozed_until)
    where t.id = b.id;
    if 'open' in (a.state, b.state) then
        perform fairlead.put_in_queue(b.id);
    end if;
end $$;

-- A matter is not at its end while a part that was split off is not.
create or replace function fairlead.split_status(t fairlead.ticket) returns jsonb language sql stable as $$
    select coalesce((
        select jsonb_build_object('status', fairlead.status_shown(o, i.agent))
        from fairlead.ticket s
        join fairlead.ticket o on o.id = fairlead.living(s.id) and o.state in ('open', 'answered')
        left join fairlead.item i on i.ticket_id = o.id
        where s.split_from = t.id and t.state = 'resolved'
        order by o.state = 'open' desc, o.id limit 1), '{}')
$$;

-- What a customer sees through the link to his ticket's status page: how the matter stands, wherever it goes on, and of the
-- conversation what came for this ticket, with the answers to it. What he adds goes where it always went.
create or replace function fairlead.status_json(p_ticket bigint) returns jsonb language sql stable as $$
    select fairlead.ticket_json(l.id) || jsonb_build_object(
        -- The other ticket's own link must not be made of what this page shows.
        'opened_as', fairlead.ref(t.id),
        'channel', jsonb_build_object('name', c.name, 'kind', c.kind),
        'conversation', t.conversation,
        'created_at', t.created_at,
        'messages', (
            select coalesce(jsonb_agg(fairlead.message_json(x) order by x.id), '[]')
            from fairlead.message x where x.origin_id = t.id or x.ticket_id = t.id and x.origin_id is null))
        || fairlead.split_status(l)
    from fairlead.ticket t
    join fairlead.ticket l on l.id = fairlead.living(t.id)
    join fairlead.channel c on c.id = t.channel_id
    where t.id = p_ticket
$$;
