-- What the router asks of a customer: exactly the facts that are missing, each once, and in private only.

-- A fact as the customer reads it; of alternatives ('a|b') either.
create or replace function fairlead.fact_name(p_words jsonb, p_fact text) returns text language plpgsql immutable as $$
declare
    v_fact text;
    v_name text;
    v_all text;
begin
    foreach v_fact in array string_to_array(p_fact, '|') loop
        v_name := coalesce(p_words ->> ('fact.' || v_fact), replace(v_fact, '_', ' '));
        v_all := case
            when v_all is null then v_name
            else replace(replace(coalesce(p_words ->> 'either', '{0} / {1}'), '{0}', v_all), '{1}', v_name) end;
    end loop;
    return v_all;
end $$;

-- The paragraph that asks; null when nothing is missing, or the notice asks for nothing.
create or replace function fairlead.question(p_words jsonb, p_missing jsonb) returns text language sql immutable as $$
    select replace(p_words ->> 'missing', '{facts}', string_agg('– ' || fairlead.fact_name(p_words, fact), E'\n' order by place))
    from jsonb_array_elements_text(p_missing) with ordinality as m (fact, place)
$$;

-- A notice as it goes out now, with what is missing at this moment; moot: it would say nothing.
create or replace function fairlead.completed(
    n fairlead.notice, out text text, out asked text[], out moot boolean) language plpgsql stable as $$
declare
    v_missing jsonb;
    v_question text;
begin
    text := n.text;
    asked := n.asked;
    moot := false;
    if n.words = '{}' then
        return;
    end if;
    select t.missing into v_missing from fairlead.ticket t where t.id = n.ticket_id;
    v_question := fairlead.question(n.words, coalesce(v_missing, '[]'));
    if v_question is not null then
        asked := array(select jsonb_array_elements_text(v_missing));
    end if;
    moot := v_question is null and n.words ? 'only';
    text := concat_ws(E'\n\n', nullif(n.text, ''), v_question, fairlead.incident_words(n.ticket_id, n.language));
end $$;

-- Whether the ticket lacks something that its customer has not been asked for, and nobody else talks with him.
create or replace function fairlead.must_ask(p_ticket bigint) returns boolean language plpgsql stable as $$
begin
    return exists (
            select 1
            from fairlead.ticket t join fairlead.item i on i.ticket_id = t.id
            cross join lateral jsonb_array_elements_text(t.missing) m (fact)
            where t.id = p_ticket and i.agent is null and m.fact <> all (fairlead.asked_for(p_ticket)))
        and not exists (
            select 1 from fairlead.notice n
            where n.ticket_id = p_ticket
              and (n.kind = 'reply' or n.kind = 'acknowledgement' and n.state = 'pending' and n.words ? 'missing'));
end $$;

-- What the customer was asked for so far, here or in public before he came here.
create or replace function fairlead.asked_for(p_ticket bigint) returns text[] language plpgsql stable as $$
begin
    return array(
        select distinct unnest(n.asked)
        from fairlead.notice n
        where n.ticket_id = p_ticket
           or n.ticket_id in (select v.ticket_id from fairlead.invitation v where v.private_ticket_id = p_ticket));
end $$;

-- Tells the customer that we have his message, and asks for what is missing: of a new ticket, and of one that goes on when
-- something is missing that he was not asked for. A chat's answer waits for what is typed in the next seconds, and every
-- answer until it is known whether it is about an incident that there is something to say of.
create or replace function fairlead.acknowledge(
    p_ticket bigint, p_channel smallint, p_draft jsonb, p_outcome text) returns void language plpgsql as $$
declare
    m constant jsonb := p_draft -> 'message';
    v_words jsonb;
    v_goes_on boolean := p_outcome <> 'queued';
    n jsonb;
begin
    select x into n from jsonb_array_elements(p_draft -> 'notices') x where x ->> 'kind' = 'acknowledgement' limit 1;
    if n is null or p_outcome = 'duplicate' then
        return;
    end if;
    v_words := coalesce(n -> 'words', '{}');
    if m ->> 'visibility' = 'public' then
        perform fairlead.ask_in_private(p_ticket, p_channel, n);
        return;
    end if;
    if not v_goes_on and fairlead.link_private(p_channel, p_ticket, m) then
        perform fairlead.carry_over(p_ticket, p_draft);
        v_goes_on := true;
    end if;
    if v_goes_on and not (v_words ? 'question' and fairlead.must_ask(p_ticket)) then
        return;
    end if;
    if n #>> '{to,to}' is not null
        and not fairlead.may_acknowledge(n #>> '{to,to}', coalesce((m #>> '{thread,notices_an_hour}')::int, 5)) then
        return;
    end if;
    insert into fairlead.notice (ticket_id, channel_id, kind, language, text, recipient, words, next_at)
    values (
        p_ticket, p_channel, 'acknowledgement', n ->> 'language',
        replace(case when v_goes_on then v_words ->> 'question' else n ->> 'text' end, '{ref}', fairlead.ref(p_ticket)),
        n -> 'to',
        v_words - 'question' || case when v_goes_on then jsonb '{"only": ""}' else jsonb '{}' end,
        now() + case
            when m #>> '{channel,kind}' = 'telegram' or fairlead.is_explained(p_ticket) then interval '8 seconds'
            else interval '0' end);
end $$;

-- What is missing of a public matter is asked for where nobody else reads: in the private chat that its author has with
-- us already, or in the one that a link leads to. In public stands the link alone, and once.
create or replace function fairlead.ask_in_private(p_ticket bigint, p_channel smallint, n jsonb) returns void
    language plpgsql as $$
declare
    t fairlead.ticket;
    v_chat text;
    v_private fairlead.ticket;
begin
    select * into t from fairlead.ticket x where x.id = p_ticket;
    if t.missing = '[]' or exists (
        select 1 from fairlead.notice x
        where x.ticket_id = p_ticket and (x.kind in ('acknowledgement', 'reply') or strpos(x.text, '{link') > 0)) then
        return;
    end if;
    select substring(u.key from '^telegram:(\d+)$') into v_chat from fairlead.customer u where u.id = t.customer_id;
    select * into v_private
    from fairlead.ticket x
    where x.customer_id = t.customer_id and x.channel_id = p_channel and x.visibility = 'private'
    order by x.id desc limit 1;
    if v_private.id is null or v_chat is null then
        insert into fairlead.notice (ticket_id, channel_id, kind, language, text, recipient)
        values (p_ticket, p_channel, 'acknowledgement', n ->> 'language',
                replace(n ->> 'text', '{ref}', fairlead.ref(p_ticket)), n -> 'to');
        return;
    end if;
    insert into fairlead.invitation (token, ticket_id, joined_at, channel_id, conversation, private_ticket_id)
    values (replace(gen_random_uuid()::text, '-', ''), p_ticket, now(), p_channel, v_private.conversation,
            case when v_private.state in ('open', 'answered') then v_private.id end);
    insert into fairlead.notice (ticket_id, channel_id, kind, language, text, recipient, words, next_at)
    values (p_ticket, p_channel, 'acknowledgement', n ->> 'language',
            replace(n #>> '{words,private}', '{ref}', fairlead.ref(p_ticket)),
            jsonb_build_object('chat_id', v_chat), (n -> 'words') - 'private' - 'question' || '{"only": ""}',
            now() + interval '8 seconds');
end $$;

-- A private conversation that an invitation led to is the other half of its public ticket from now on; false when none
-- did, or another ticket is that half already.
create or replace function fairlead.link_private(p_channel smallint, p_ticket bigint, m jsonb) returns boolean
    language plpgsql as $$
begin
    update fairlead.invitation i set private_ticket_id = p_ticket
    where i.channel_id = p_channel and i.conversation = fairlead.short_key(m ->> 'conversation')
      and i.private_ticket_id is null;
    return found;
end $$;

-- What the public half lacks is to be said in the private one, and what was said here is not missing there. Values stay
-- in private.
create or replace function fairlead.carry_over(p_ticket bigint, p_draft jsonb) returns void language plpgsql as $$
declare
    v_public bigint;
begin
    for v_public in
        select v.ticket_id from fairlead.invitation v where v.private_ticket_id = p_ticket order by v.ticket_id
    loop
        update fairlead.ticket t
        set missing = fairlead.merged_facts(t.missing, fairlead.still_missing(p.missing, t.facts))
        from fairlead.ticket p
        where p.id = v_public and t.id = p_ticket and p.state in ('open', 'answered');
        perform fairlead.read_answer(p_ticket, p_draft);
        update fairlead.ticket p
        set missing = fairlead.still_missing(p.missing, t.facts)
        from fairlead.ticket t
        where p.id = v_public and t.id = p_ticket and p.missing <> fairlead.still_missing(p.missing, t.facts);
    end loop;
end $$;

-- Who was asked for his account number answers with the number alone. Numbers without a word beside them are what is
-- still missing, where their count leaves no doubt which is which. True when something was filled in.
create or replace function fairlead.read_answer(p_ticket bigint, p_draft jsonb) returns boolean language plpgsql as $$
declare
    t fairlead.ticket;
    v_asked constant text[] := fairlead.asked_for(p_ticket);
    v_wanted text[];
    v_numbers text[];
    v_facts jsonb;
begin
    select * into t from fairlead.ticket x where x.id = p_ticket for no key update;
    v_wanted := array(
        select case when fact like '%order_number%' then 'order_number' else fact end
        from jsonb_array_elements_text(t.missing) with ordinality as m (fact, place)
        where 'account_uid' = fact or fact ~ '(^|\|)order_number(\||$)' order by place);
    if v_wanted = '{}' or not (v_asked <> '{}' or p_draft #>> '{message,channel,kind}' = 'form') then
        return false;
    end if;
    v_numbers := array(
        select number[1]
        from regexp_matches(left(p_draft #>> '{message,reply_text}', 2000),
            '(?<![[:alnum:].,:+/_-])([0-9]{6,24})(?![[:alnum:]_:/-]|[.,][0-9])', 'g') number
        where not exists (
            select 1 from jsonb_array_elements(p_draft #> '{classification,facts}') f
            where strpos(f ->> 'value', number[1]) > 0));
    if cardinality(v_numbers) <> cardinality(v_wanted) then
        return false;
    end if;
    select jsonb_agg(jsonb_build_object('type', fact, 'value', number)) into v_facts
    from unnest(v_wanted, v_numbers) as pair (fact, number);
    update fairlead.ticket x
    set facts = fairlead.merged_facts(x.facts, v_facts), missing = fairlead.still_missing(x.missing, v_facts)
    where x.id = p_ticket;
    return true;
end $$;

-- Whether a message gives what its customer was asked for and little else: then it is no new matter.
create or replace function fairlead.is_answer(p_ticket bigint, p_draft jsonb) returns boolean language plpgsql stable as $$
declare
    v_asked text[] := fairlead.asked_for(p_ticket);
begin
    if p_draft #>> '{message,channel,kind}' = 'form' then
        v_asked := v_asked || array(
            select jsonb_array_elements_text(r.required)
            from fairlead.ticket t join fairlead.topic r on r.code = t.topic where t.id = p_ticket);
    end if;
    return char_length(p_draft #>> '{message,reply_text}') <= 200 and exists (
        select 1
        from unnest(v_asked) a (fact), jsonb_array_elements(p_draft #> '{classification,facts}') f
        where f ->> 'type' = any (string_to_array(a.fact, '|')) and f -> 'value' <> 'false');
end $$;
