-- Splitting: messages of a ticket begin a new one of the same customer. See docs/decisions/0019. Lock order: ticket, item;
-- then what others may hold before they want the ticket, without waiting.

-- The API's split: answers with the new ticket. The body brings what the router makes of the messages that go (moved)
-- and of those that stay (staying): {classification, flags} each.
create or replace function fairlead.perform_split(p_person text, p_ticket bigint, p_version int, p_body jsonb) returns jsonb
    language plpgsql as $$
declare
    v_messages constant bigint[] := array(
        select e::numeric::bigint from jsonb_array_elements_text(p_body -> 'messages') e);
    v_stubs bigint[];
    v_refused jsonb;
    v_new bigint;
    t fairlead.ticket;
begin
    select * into t from fairlead.ticket x where x.id = p_ticket for no key update;
    perform 1 from fairlead.item i where i.ticket_id = p_ticket for update;
    v_refused := fairlead.split_refused(t, p_person, (p_body ->> 'token')::bigint, p_version, v_messages);
    if v_refused is not null then
        return v_refused;
    end if;
    v_stubs := fairlead.stubs_that_go(p_ticket, v_messages);
    -- Whoever settles a notice, or follows a stub, wants the ticket: waiting for him would be waiting for each other.
    perform 1 from fairlead.notice n where n.ticket_id = p_ticket for update nowait;
    perform 1 from fairlead.ticket s
    where s.id = any (v_stubs) or s.merged_into = any (v_stubs) for no key update nowait;
    v_new := fairlead.begin_split(t, v_messages, p_body -> 'moved');
    insert into fairlead.event (ticket_id, kind, agent, detail)
    values (p_ticket, 'split_off', p_person, jsonb_build_object('ref', fairlead.ref(v_new))),
           (v_new, 'split_from', p_person, jsonb_build_object('ref', fairlead.ref(p_ticket)));
    insert into fairlead.audit (actor, deed, subject, detail)
    values (p_person, 'ticket_split', fairlead.ref(p_ticket), jsonb_build_object(
        'into', fairlead.ref(v_new), 'messages', to_jsonb(v_messages)));
    perform fairlead.move_messages(p_ticket, v_new, v_messages, v_stubs);
    perform fairlead.lead_stubs(p_ticket, v_new, v_stubs);
    perform fairlead.tell_less(p_ticket, p_body -> 'moved', p_body -> 'staying');
    perform fairlead.set_item(v_new);
    if p_body ? 'topic' then
        perform fairlead.correct(fairlead.ref(v_new), p_body ->> 'topic', p_person);
    end if;
    return fairlead.changed(v_new) || '{"status": 201}';
exception when lock_not_available then
    return fairlead.problem(409, 'sending', 'Something is being sent to this customer at this moment; try again.');
end $$;

-- Why these messages may not leave the ticket; null when they may. The ticket is locked.
create or replace function fairlead.split_refused(
    t fairlead.ticket, p_person text, p_token bigint, p_version int, p_messages bigint[]) returns jsonb
    language plpgsql stable as $$
declare
    i fairlead.item;
    v_there int;
    v_go int;
    v_stay int;
begin
    if t.id is null then
        return fairlead.no_ticket();
    elsif t.state = 'merged' then
        return fairlead.already_merged(t);
    elsif t.version <> p_version then
        return fairlead.problem(412, 'changed', 'The ticket has changed meanwhile; read it again.');
    elsif t.state not in ('open', 'answered') then
        return fairlead.problem(409, 'not_waiting', 'This ticket is closed; reopen it first.');
    end if;
    select * into i from fairlead.item x where x.ticket_id = t.id;
    if i.agent <> p_person then
        return fairlead.problem(409, 'taken', format('%s has %s.', i.agent, fairlead.ref(t.id)));
    elsif p_token is not null and i.token is distinct from p_token then
        return fairlead.lease_lost();
    end if;
    select count(*) filter (where x.id = any (p_messages)),
           count(*) filter (where x.id = any (p_messages) and x.direction = 'in'),
           count(*) filter (where x.id <> all (p_messages) and x.direction = 'in')
    into v_there, v_go, v_stay
    from fairlead.message x where x.ticket_id = t.id;
    if v_there <> cardinality(p_messages) then
        return fairlead.problem(409, 'no_message', 'One of these messages is not in this ticket any more; read it again.');
    elsif v_go = 0 or v_stay = 0 then
        return fairlead.problem(409, 'not_apart', 'At least one message of the customer must go, and one must stay.');
    end if;
    return null;
end $$;

-- Tickets that were merged into this one, however long ago, and of whose customer's messages none stays.
create or replace function fairlead.stubs_that_go(p_ticket bigint, p_messages bigint[]) returns bigint[]
    language sql stable as $$
    with recursive stub as (
        select s.id from fairlead.ticket s where s.merged_into = p_ticket
        union all
        select s.id from stub join fairlead.ticket s on s.merged_into = stub.id)
    select coalesce(array_agg(stub.id), '{}')
    from stub
    where exists (
            select 1 from fairlead.message x where x.id = any (p_messages) and x.direction = 'in' and x.origin_id = stub.id)
      and not exists (
            select 1 from fairlead.message x
            where x.ticket_id = p_ticket and x.direction = 'in' and x.origin_id = stub.id and x.id <> all (p_messages))
$$;

-- The new ticket, of the customer and channel for whose ticket the first of its messages came. Its conversation is its
-- own: what the customer writes without answering one of its messages goes where it always went.
create or replace function fairlead.begin_split(t fairlead.ticket, p_messages bigint[], p_moved jsonb) returns bigint
    language plpgsql as $$
declare
    c constant jsonb := p_moved -> 'classification';
    v_first fairlead.message;
    v_came_for fairlead.ticket;
    v_subject text;
    v_new bigint;
begin
    select * into v_first from fairlead.message x
    where x.id = any (p_messages) and x.direction = 'in' order by x.id limit 1;
    select * into v_came_for from fairlead.ticket o where o.id = coalesce(v_first.origin_id, t.id);
    v_subject := coalesce(nullif(v_first.subject, ''), v_came_for.subject);
    insert into fairlead.ticket (
        conversation, channel_id, customer_id, visibility, subject, bare_subject, topic, confidence, because, alternatives,
        language, priority, due_at, facts, missing, flags, tags, message_count, last_message_at, split_from)
    select fairlead.short_key(v_came_for.conversation || '|split|' || gen_random_uuid()), v_came_for.channel_id,
        v_came_for.customer_id, t.visibility, v_subject,
        -- A mail that names nothing but the old subject means the old ticket.
        case when v_came_for.bare_subject is not null
            then nullif(fairlead.short_key(fairlead.bare_subject(v_subject)), t.bare_subject) end,
        c ->> 'topic', (c ->> 'confidence')::real, c -> 'because', c -> 'alternatives',
        case when c ->> 'language' = 'und' then t.language else c ->> 'language' end, (c ->> 'priority')::smallint,
        case when t.state = 'open' then min(x.received_at) else now() end
            + make_interval(secs => (c ->> 'due_in')::double precision),
        c -> 'facts', c -> 'missing', p_moved -> 'flags',
        case when v_came_for.id = t.id then '{}' else v_came_for.tags end,
        count(*), max(x.received_at), t.id
    from fairlead.message x where x.id = any (p_messages) and x.direction = 'in'
    returning id into v_new;
    insert into fairlead.participant (ticket_id, author)
    select v_new, p.author from fairlead.participant p where p.ticket_id = v_came_for.id;
    return v_new;
end $$;

-- The messages go with what belongs to them, and remember for which ticket they came. A mail's id leads to where it is now.
create or replace function fairlead.move_messages(
    p_ticket bigint, p_new bigint, p_messages bigint[], p_stubs bigint[]) returns void language sql as $$
    update fairlead.mail_key k set ticket_id = p_new
    from fairlead.message x
    where x.id = any (p_messages) and x.direction = 'in' and k.ticket_id in (p_ticket, x.origin_id)
      and k.key = fairlead.mail_key_of(coalesce(
          nullif(x.reply_to ->> 'message_id', ''), regexp_replace(x.source_key, '#[^#]*$', '')))
      and not exists (
          select 1 from fairlead.mail_key o
          where o.key = k.key and o.customer_id = k.customer_id and o.ticket_id in (p_ticket, x.origin_id)
            and (o.own, o.ticket_id) > (k.own, k.ticket_id));
    insert into fairlead.unsearchable (message_id) select unnest(p_messages) on conflict do nothing;
    update fairlead.message x set ticket_id = p_new, origin_id = coalesce(x.origin_id, p_ticket)
    where x.id = any (p_messages);
    update fairlead.notice n set ticket_id = p_new, origin_id = coalesce(n.origin_id, p_ticket)
    where n.ticket_id = p_ticket
      and (coalesce(n.answer_id, n.message_id) = any (p_messages)
           or coalesce(n.answer_id, n.message_id) is null and n.origin_id = any (p_stubs));
    update fairlead.note n set ticket_id = p_new where n.ticket_id = p_ticket and n.origin_id = any (p_stubs);
$$;

-- What comes for a merged ticket whose messages have gone goes with them, and whom it brought in has no part in the other.
create or replace function fairlead.lead_stubs(p_ticket bigint, p_new bigint, p_stubs bigint[]) returns void language sql as $$
    update fairlead.ticket s set merged_into = p_ticket where s.merged_into = any (p_stubs) and s.id <> all (p_stubs);
    update fairlead.ticket s set merged_into = p_new where s.id = any (p_stubs);
    delete from fairlead.participant p
    where p.ticket_id = p_ticket and p.author in (
        select o.author from fairlead.participant o where o.ticket_id = any (p_stubs)
        union
        select fairlead.short_key(u.key)
        from fairlead.ticket s join fairlead.customer u on u.id = s.customer_id where s.id = any (p_stubs));
$$;

-- The old ticket knows no more what only the messages told that have gone. Its topic is what the others are about, unless
-- a person or a form chose it. message_count stays: what arrives meanwhile must never look like one that was seen.
create or replace function fairlead.tell_less(p_ticket bigint, p_moved jsonb, p_staying jsonb) returns void
    language plpgsql as $$
declare
    c constant jsonb := p_staying -> 'classification';
    t fairlead.ticket;
    v_facts jsonb;
begin
    select * into t from fairlead.ticket x where x.id = p_ticket;
    select coalesce(jsonb_agg(f order by place), '[]') into v_facts
    from jsonb_array_elements(t.facts) with ordinality as e (f, place)
    where not (p_moved #> '{classification,facts}' @> jsonb_build_array(f)) or c -> 'facts' @> jsonb_build_array(f);
    if v_facts <> t.facts then
        delete from fairlead.trait r where r.ticket_id = p_ticket;
    end if;
    update fairlead.ticket x
    set facts = v_facts,
        missing = case when v_facts = t.facts then t.missing else fairlead.merged_facts(t.missing, coalesce((
            select fairlead.still_missing(r.required, v_facts) from fairlead.topic r where r.code = t.topic), '[]')) end
    where x.id = p_ticket;
    if t.confidence < 1 and c ->> 'topic' not in (t.topic, 'other') and not p_staying -> 'flags' ? 'unsure' then
        perform fairlead.set_topic(p_ticket, p_staying, t.language);
        insert into fairlead.event (ticket_id, kind, detail)
        values (p_ticket, 'topic', jsonb_build_object(
            'from', t.topic, 'to', c ->> 'topic', 'confidence', c -> 'confidence', 'because', c -> 'because'));
    end if;
    if t.state = 'open' then
        perform fairlead.put_in_queue(p_ticket);
    end if;
end $$;
