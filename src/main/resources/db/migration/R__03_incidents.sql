-- Incidents: the same complaint from many customers within minutes, seen as one.

create or replace function fairlead.incident_ref(p_id bigint) returns text language sql immutable as $$
    select 'IN-' || p_id
$$;

-- The id behind a reference; null when it is none.
create or replace function fairlead.incident_id(p_ref text) returns bigint language sql immutable as $$
    select substring(upper(p_ref) from '^IN-([0-9]{1,18})$')::bigint
$$;

create or replace function fairlead.shown_incident(n fairlead.incident) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'ref', fairlead.incident_ref(n.id),
        'title', n.title,
        'topic', n.topic,
        'open', n.closed_at is null,
        'count', (select count(*) from fairlead.incident_ticket x where x.incident_id = n.id),
        'since', n.since,
        'last_at', n.last_at,
        'closed_at', n.closed_at,
        'words', n.words)
$$;

-- The incident that a ticket is part of, null when it is of none.
create or replace function fairlead.incident_json(p_ticket bigint) returns jsonb language sql stable as $$
    select fairlead.shown_incident(n)
    from fairlead.incident_ticket x join fairlead.incident n on n.id = x.incident_id
    where x.ticket_id = p_ticket
$$;

-- Those that are open, and those that were within a day; the newest first.
create or replace function fairlead.incidents_json() returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(fairlead.shown_incident(n) order by n.closed_at is null desc, n.id desc), '[]')
    from (
        select * from fairlead.incident i
        where i.closed_at is null or i.closed_at > now() - interval '1 day'
        order by i.closed_at is null desc, i.id desc limit 100) n
$$;

-- What customers are told of an incident while it is open, in their language where a person has written it; '' is for all
-- others. An empty text takes it back. False when there is no such incident.
create or replace function fairlead.explain_incident(p_ref text, p_text text, p_language text default '')
    returns boolean language plpgsql as $$
begin
    update fairlead.incident n
    set words = case
        when btrim(coalesce(p_text, '')) = '' then n.words - p_language
        else n.words || jsonb_build_object(p_language, btrim(p_text)) end
    where n.id = fairlead.incident_id(p_ref);
    return found;
end $$;

-- The words of the open incident that a ticket is part of; null when there are none.
create or replace function fairlead.incident_words(p_ticket bigint, p_language text) returns text language sql stable as $$
    select coalesce(n.words ->> p_language, n.words ->> split_part(p_language, '-', 1), n.words ->> '')
    from fairlead.incident_ticket x join fairlead.incident n on n.id = x.incident_id
    where x.ticket_id = p_ticket and n.closed_at is null
$$;

-- Whether there is an open incident of a ticket's topic that a person has said something of.
create or replace function fairlead.is_explained(p_ticket bigint) returns boolean language sql stable as $$
    select exists (
        select 1 from fairlead.ticket t join fairlead.incident n on n.topic = t.topic and n.closed_at is null
        where t.id = p_ticket and n.words <> '{}')
$$;

-- How a customer begins, masked; nothing of what is older than a day, such as what an archive brings.
create or replace function fairlead.said_in(p_ticket bigint) returns text language sql stable as $$
    select coalesce(string_agg(left(x.subject || E'\n' || x.reply_text, 400), E'\n' order by x.id), '')
    from (
        select m.id, m.subject, m.reply_text from fairlead.message m
        where m.ticket_id = p_ticket and m.direction = 'in' and m.auto = 'no' and m.sent_at > now() - interval '1 day'
        order by m.id limit 3) x
$$;

-- What came within the last minutes and is part of no incident, where a topic has one or enough customers for one; with
-- the incidents that are open, and how each topic usually goes: how many tickets in how many minutes, and a sample. Only
-- the newest tickets are read, so that its cost does not grow with the queue.
create or replace function fairlead.recent_matters(p_minutes int, p_customers int) returns jsonb language plpgsql stable as $$
declare
    v_newest constant bigint := (select max(id) from fairlead.ticket);
    v_topics text[];
    v_tickets jsonb;
    v_first bigint;
begin
    select array_agg(h.topic) into v_topics
    from (
        select t.topic
        from fairlead.ticket t
        where t.id > v_newest - 5000 and t.created_at > now() - make_interval(mins => p_minutes) and t.topic <> 'spam'
          and not exists (select 1 from fairlead.incident_ticket x where x.ticket_id = t.id)
        group by t.topic having count(distinct t.customer_id) >= p_customers
        union
        select n.topic from fairlead.incident n where n.closed_at is null) h;
    if v_topics is null then
        return '{"tickets": []}';
    end if;
    select coalesce(jsonb_agg(jsonb_build_object(
            'id', s.id, 'topic', s.topic, 'language', s.language, 'customer', s.customer_id, 'text', fairlead.said_in(s.id))
            order by s.id), '[]'),
        min(s.id)
    into v_tickets, v_first
    from (
        select t.id, t.topic, t.language, t.customer_id, row_number() over (partition by t.topic order by t.id desc) as place
        from fairlead.ticket t join fairlead.channel c on c.id = t.channel_id
        where t.id > v_newest - 5000 and t.created_at > now() - make_interval(mins => p_minutes)
          and t.topic = any (v_topics) and c.kind <> 'file' and t.state not in ('spam', 'merged')
          and not exists (select 1 from fairlead.incident_ticket x where x.ticket_id = t.id)) s
    where s.place <= 600;
    return jsonb_build_object(
        'tickets', v_tickets,
        'open', (
            select coalesce(jsonb_agg(jsonb_build_object(
                'id', n.id, 'topic', n.topic, 'language', n.language, 'terms', n.terms)), '[]')
            from fairlead.incident n where n.closed_at is null),
        'usual', fairlead.usual_matters(v_topics, coalesce(v_first, v_newest + 1), p_minutes));
end $$;

-- How topics went in the day before, at most 20,000 tickets back.
create or replace function fairlead.usual_matters(p_topics text[], p_before bigint, p_minutes int) returns jsonb
    language sql stable as $$
    with past as materialized (
        select t.id, t.topic, t.created_at, row_number() over (partition by t.topic order by t.id desc) as place
        from fairlead.ticket t
        where t.id >= p_before - 20000 and t.id < p_before and t.created_at > now() - interval '1 day'
          and t.created_at <= now() - make_interval(mins => p_minutes))
    select coalesce(jsonb_object_agg(u.topic, jsonb_build_object(
        'tickets', u.tickets, 'minutes', u.minutes, 'sample', u.sample)), '{}')
    from (
        select p.topic, count(*) as tickets,
            extract(epoch from now() - (select min(created_at) from past)) / 60 - p_minutes as minutes,
            jsonb_agg(fairlead.said_in(p.id)) filter (where p.place <= 100) as sample
        from past p where p.topic = any (p_topics)
        group by p.topic) u
$$;

-- Notes what was found in recent matters: tickets that join an incident, and new ones; closes those that are quiet. Of two
-- routers that found the same, the second finds it done. Returns what is new, for the log.
create or replace function fairlead.note_incidents(p_found jsonb, p_customers int, p_quiet_minutes int) returns jsonb
    language plpgsql as $$
declare
    f jsonb;
    v_incident bigint;
    v_tickets bigint[];
    v_customers int;
    v_since timestamptz;
    v_news jsonb := '[]';
begin
    perform pg_advisory_xact_lock(hashtextextended('incidents', 0));
    for f in select x from jsonb_array_elements(p_found) x loop
        select array_agg(t.id order by t.id), count(distinct t.customer_id), min(t.created_at)
        into v_tickets, v_customers, v_since
        from fairlead.ticket t
        where t.id in (select jsonb_array_elements_text(f -> 'tickets')::bigint)
          and not exists (select 1 from fairlead.incident_ticket x where x.ticket_id = t.id);
        v_incident := (f ->> 'incident')::bigint;
        continue when v_tickets is null or v_incident is null and v_customers < p_customers;
        if v_incident is null then
            insert into fairlead.incident (topic, language, title, terms, since, last_at)
            values (f ->> 'topic', f ->> 'language', f ->> 'title', f -> 'terms', v_since, now())
            returning id into v_incident;
        end if;
        insert into fairlead.incident_ticket (ticket_id, incident_id) select unnest(v_tickets), v_incident;
        insert into fairlead.event (ticket_id, kind, detail)
        select unnest(v_tickets), 'incident', jsonb_build_object('ref', fairlead.incident_ref(v_incident));
        update fairlead.incident n set last_at = now(), closed_at = null where n.id = v_incident;
        if f ->> 'incident' is null then
            v_news := v_news || fairlead.incident_news('opened', v_incident);
        end if;
    end loop;
    for v_incident in
        update fairlead.incident n set closed_at = now()
        where n.closed_at is null and n.last_at < now() - make_interval(mins => p_quiet_minutes)
        returning n.id
    loop
        v_news := v_news || fairlead.incident_news('closed', v_incident);
    end loop;
    return v_news;
end $$;

create or replace function fairlead.incident_news(p_what text, p_id bigint) returns jsonb language plpgsql as $$
declare
    v_news jsonb;
begin
    select jsonb_build_object('what', p_what) || fairlead.shown_incident(n) - 'words' into v_news
    from fairlead.incident n where n.id = p_id;
    perform pg_notify('fairlead_incident', jsonb_build_object('what', p_what, 'ref', fairlead.incident_ref(p_id))::text);
    return v_news;
end $$;
