-- Takes over the topics of the configuration: [{"code", "priority", "required", "due": {kind: seconds}}].
create or replace function fairlead.know_topics(p_topics jsonb) returns void language plpgsql as $$
begin
    delete from fairlead.topic x
    where x.code not in (select t ->> 'code' from jsonb_array_elements(p_topics) t);
    insert into fairlead.topic as x (code, priority, required, due)
    select t ->> 'code', (t ->> 'priority')::smallint, t -> 'required', t -> 'due'
    from jsonb_array_elements(p_topics) t
    on conflict (code) do update set priority = excluded.priority, required = excluded.required, due = excluded.due
    where (x.priority, x.required, x.due) is distinct from (excluded.priority, excluded.required, excluded.due);
end $$;

-- A person says what a ticket is about. From then on it is as sure as can be; what is missing, the lane and the priority
-- follow, but what a rule or a finding made more urgent than its topic stays so, and a due time only comes nearer. What
-- the customer wrote is kept, masked, as an example. False when there is no such ticket.
create or replace function fairlead.correct(ref text, topic text, person text) returns boolean language plpgsql as $$
declare
    v_ticket constant bigint := fairlead.ticket_id(correct.ref);
    t fairlead.ticket;
    v_old fairlead.topic;
    v_new fairlead.topic;
begin
    if coalesce(correct.topic, '') = '' or coalesce(correct.person, '') = '' then
        raise exception 'correct needs a topic and the name of a person' using errcode = 'invalid_parameter_value';
    end if;
    select * into t from fairlead.ticket x where x.id = v_ticket for no key update;
    if not found then
        return false;
    end if;
    select * into v_old from fairlead.topic x where x.code = t.topic;
    select * into v_new from fairlead.topic x where x.code = correct.topic;
    update fairlead.ticket x
    set topic = correct.topic,
        confidence = 1,
        because = jsonb_build_array('corrected by ' || correct.person),
        flags = x.flags - 'unsure',
        priority = case
            when x.topic = correct.topic or v_new.code is null then x.priority
            when x.priority = v_old.priority then v_new.priority
            else least(x.priority, v_new.priority) end,
        due_at = least(x.due_at, x.last_message_at + make_interval(secs => (
            select (v_new.due ->> c.kind)::double precision from fairlead.channel c where c.id = x.channel_id))),
        missing = case
            when v_new.code is null then x.missing else fairlead.still_missing(v_new.required, x.facts) end
    where x.id = v_ticket;
    perform fairlead.put_in_queue(i.ticket_id) from fairlead.item i where i.ticket_id = v_ticket;
    perform fairlead.keep_example(v_ticket, t.topic, correct.person);
    if t.topic <> correct.topic then
        insert into fairlead.event (ticket_id, kind, agent, detail)
        values (v_ticket, 'topic_corrected', correct.person,
                jsonb_build_object('from', t.topic, 'to', correct.topic, 'confidence', t.confidence));
    end if;
    return true;
end $$;

-- The longest of what the customer wrote is what tells most; one example a ticket, the last correction counts, and one
-- that went back to where it began is none.
create or replace function fairlead.keep_example(p_ticket bigint, p_from text, p_person text) returns void
    language plpgsql as $$
begin
    insert into fairlead.correction as k (ticket_id, person, from_topic, to_topic, language, text)
    select t.id, p_person, p_from, t.topic, t.language, said.text
    from fairlead.ticket t
    cross join lateral (
        select btrim(left(m.subject || E'\n' || m.reply_text, 4000), E' \n') as text
        from fairlead.message m
        where m.ticket_id = t.id and m.direction = 'in' and m.auto = 'no'
        order by length(m.subject || m.reply_text) desc, m.id limit 1) said
    where t.id = p_ticket and said.text <> ''
    on conflict (ticket_id) do update
        set at = now(), person = excluded.person, to_topic = excluded.to_topic, language = excluded.language,
            text = excluded.text;
    delete from fairlead.correction k where k.ticket_id = p_ticket and k.from_topic = k.to_topic and p_from <> k.to_topic;
end $$;
