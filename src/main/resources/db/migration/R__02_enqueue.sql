-- Small look-ups that enqueue needs; each inserts what is not there yet.
create or replace function fairlead.channel_of(p_name text, p_kind text) returns smallint language plpgsql as $$
declare
    found_id smallint;
begin
    select id into found_id from fairlead.channel where name = p_name;
    if not found then
        insert into fairlead.channel (name, kind) values (p_name, p_kind)
        on conflict (name) do update set kind = excluded.kind
        returning id into found_id;
    end if;
    return found_id;
end $$;

create or replace function fairlead.lane_of(t fairlead.ticket) returns smallint language plpgsql as $$
declare
    found_id smallint;
begin
    select l.id into found_id from fairlead.lane l
    where l.topic = t.topic and l.language = t.language and l.channel_id = t.channel_id
      and l.team = coalesce(t.team, '');
    if not found then
        insert into fairlead.lane (topic, language, channel_id, team)
        values (t.topic, t.language, t.channel_id, coalesce(t.team, ''))
        on conflict (topic, language, channel_id, team) do update set topic = excluded.topic
        returning id into found_id;
    end if;
    return found_id;
end $$;

create or replace function fairlead.customer_of(p_author jsonb) returns bigint language plpgsql as $$
declare
    found_id bigint;
begin
    select id into found_id from fairlead.customer where key = p_author ->> 'id';
    if not found then
        insert into fairlead.customer (key, name, addresses)
        values (p_author ->> 'id', p_author ->> 'name', p_author -> 'addresses')
        on conflict (key) do update set name = excluded.name
        returning id into found_id;
    end if;
    return found_id;
end $$;

-- Facts of a conversation: what was known, and what a new message adds to it.
create or replace function fairlead.merged_facts(p_old jsonb, p_new jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_agg(fact order by place), '[]')
    from (
        select fact, min(place) as place
        from jsonb_array_elements(p_old || p_new) with ordinality as f (fact, place)
        group by fact
    ) facts
$$;

-- What is still missing once these facts are known; an alternative ('a|b') is answered by either. A fact that is false
-- (no evidence, no demand) answers nothing.
create or replace function fairlead.still_missing(p_missing jsonb, p_facts jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_agg(wanted order by place), '[]')
    from jsonb_array_elements_text(p_missing) with ordinality as m (wanted, place)
    where not exists (
        select 1
        from jsonb_array_elements(p_facts) fact
        where fact ->> 'type' = any (string_to_array(wanted, '|')) and fact -> 'value' <> 'false'
    )
$$;

-- Puts a message into the queue: one call, one transaction, exactly one message whatever is repeated.
-- Outcomes: queued (a new ticket), appended (to the conversation's open ticket, or as its revision), duplicate.
-- A racing duplicate raises unique_violation: call again and get 'duplicate'.
create or replace function fairlead.enqueue(
    p_draft jsonb, p_sealed bytea default null, out ref text, out outcome text) language plpgsql as $$
declare
    m constant jsonb := p_draft -> 'message';
    c constant jsonb := p_draft -> 'classification';
    v_source constant text := p_draft ->> 'source_id';
    v_channel constant smallint := fairlead.channel_of(m #>> '{channel,name}', m #>> '{channel,kind}');
    v_key constant text := fairlead.short_key(m ->> 'source_id');
    v_album constant text := fairlead.short_key(m ->> 'album');
    v_mail constant boolean := m -> 'thread' is not null;
    v_conversation text := fairlead.short_key(m ->> 'conversation');
    v_home smallint := v_channel;
    v_follows bigint;
    v_named bigint;
    v_apart boolean;
    v_origin bigint;
    v_ticket bigint;
    v_message bigint;
    v_count int;
begin
    if v_album is not null then
        -- Two parts at once would each find no message to join.
        perform pg_advisory_xact_lock(hashtextextended(v_channel || ' ' || v_album, 0));
    end if;
    if v_mail then
        perform fairlead.lock_sender(m #>> '{author,id}');
    end if;
    v_message := fairlead.message_of(v_channel, v_key, v_album is not null);
    if v_mail and v_message is null then
        v_message := fairlead.received_elsewhere(v_channel, v_key);
    end if;
    if v_message is not null then
        outcome := 'duplicate';
    else
        if m ->> 'revises' is not null then
            v_message := fairlead.message_of(v_channel, fairlead.short_key(m ->> 'revises'), v_album is not null);
        end if;
        if v_message is not null then
            outcome := fairlead.revise(v_message, m);
        elsif v_album is not null then
            v_message := fairlead.add_to_album(v_channel, p_draft);
            outcome := case when v_message is not null then 'appended' end;
        end if;
    end if;
    if v_message is not null then
        select x.ticket_id into v_ticket from fairlead.message x where x.id = v_message;
    end if;

    if outcome is null then
        perform fairlead.lock_conversation(v_channel, v_conversation);
    end if;
    if v_mail and outcome is null then
        select p.ticket, p.conversation, p.home, p.follows, p.named, p.apart, p.origin
        into v_ticket, v_conversation, v_home, v_follows, v_named, v_apart, v_origin
        from fairlead.thread(v_channel, m) p;
        if v_ticket is not null then
            v_message := fairlead.add_quietly(v_ticket, v_channel, m);
            outcome := 'appended';
        end if;
    end if;
    if outcome is null then
        select coalesce(h.home, v_home), coalesce(h.conversation, v_conversation), coalesce(h.origin, v_origin)
        into v_home, v_conversation, v_origin
        from fairlead.merged_home(v_home, v_conversation) h;
        insert into fairlead.ticket as t (
            conversation, channel_id, customer_id, visibility, subject, topic, confidence, because, alternatives,
            language, priority, due_at, facts, missing, flags, follows, bare_subject)
        values (
            v_conversation, v_home, fairlead.customer_of(m -> 'author'), m ->> 'visibility',
            m ->> 'subject', c ->> 'topic', (c ->> 'confidence')::real, c -> 'because', c -> 'alternatives',
            c ->> 'language', (c ->> 'priority')::smallint,
            now() + make_interval(secs => (c ->> 'due_in')::double precision), c -> 'facts', c -> 'missing', p_draft -> 'flags',
            v_follows, case when v_mail then fairlead.short_key(fairlead.bare_subject(m ->> 'subject')) end)
        on conflict (channel_id, conversation) where state in ('open', 'answered') do update
            set message_count = t.message_count + 1
        returning t.id, t.message_count into v_ticket, v_count;

        v_message := fairlead.keep_message(v_ticket, v_channel, m);
        if v_album is not null then
            perform fairlead.keep_part(v_message, v_channel, m);
        end if;

        outcome := case when v_count = 1 then 'queued' else 'appended' end;
        if v_count > 1 then
            perform fairlead.tell_ticket(v_ticket, p_draft);
            if m ->> 'auto' = 'no' and not fairlead.read_answer(v_ticket, p_draft) then
                perform fairlead.follow_topic(v_ticket, p_draft);
            end if;
        end if;
        if v_count = 1 then
            perform fairlead.set_item(v_ticket);
        else
            perform fairlead.put_in_queue(v_ticket);
        end if;
        if v_mail then
            perform fairlead.keep_thread(v_ticket, m, v_follows, v_named, v_apart);
        end if;
    end if;

    if v_origin is not null then
        update fairlead.message x set origin_id = v_origin where x.id = v_message;
    end if;
    if outcome <> 'duplicate' then
        if m -> 'attachments' <> '[]' then
            perform fairlead.keep_attachments(v_message, m -> 'attachments');
        end if;
        if p_sealed is not null then
            perform fairlead.keep_original(v_ticket, v_message, p_draft, p_sealed);
        end if;
        if p_draft -> 'notices' <> '[]' then
            perform fairlead.keep_notices(v_ticket, v_channel, v_message, p_draft);
            perform fairlead.acknowledge(v_ticket, v_channel, p_draft, outcome);
        end if;
    end if;
    update fairlead.quarantine q set state = 'replayed'
    where q.channel_id = v_channel and q.source_id = fairlead.short_key(v_source) and q.state in ('quarantined', 'held');
    insert into fairlead.arrival (channel_id, source_id, outcome, ticket_id)
    values (v_channel, fairlead.short_key(v_source), outcome, v_ticket);
    -- Who sends the same again is told what he was told before: the key to a status page is made of the reference.
    ref := fairlead.ref(case when outcome = 'duplicate' then fairlead.came_for(v_message) else v_ticket end);
end $$;

-- For which ticket a message came, wherever that was merged into.
create or replace function fairlead.came_for(p_message bigint) returns bigint language sql stable as $$
    select coalesce(x.origin_id, x.ticket_id) from fairlead.message x where x.id = p_message
$$;

-- The message that a source's key stands for: its own, or that of the album of which it is a part.
create or replace function fairlead.message_of(p_channel smallint, p_key text, p_album boolean) returns bigint
    language plpgsql stable as $$
declare
    v_message bigint;
begin
    select x.id into v_message from fairlead.message x where x.channel_id = p_channel and x.source_key = p_key;
    if not found and p_album then
        select a.message_id into v_message
        from fairlead.album_part a where a.channel_id = p_channel and a.source_key = p_key;
    end if;
    return v_message;
end $$;

-- Apart, so that a caller's plan takes in the other: convert_to counts as depending on the database.
create or replace function fairlead.hashed_key(p_key text) returns text language sql immutable parallel safe as $$
    select 'sha256:' || encode(sha256(convert_to(p_key, 'UTF8')), 'hex')
$$;

-- A b-tree entry ends at 2,704 bytes and ids from outside have no bound: a long one is kept as its hash.
create or replace function fairlead.short_key(p_key text) returns text language sql immutable parallel safe as $$
    select case when octet_length(p_key) > 200 then fairlead.hashed_key(p_key) else p_key end
$$;

-- Stores a message under its ticket.
create or replace function fairlead.keep_message(p_ticket bigint, p_channel smallint, m jsonb) returns bigint language sql as $$
    insert into fairlead.message (
        ticket_id, channel_id, source_key, visibility, author, sent_at, received_at, subject, text, html,
        reply_text, quoted_text, auto, attachments, findings, album, reply_to)
    values (
        p_ticket, p_channel, fairlead.short_key(m ->> 'source_id'), m ->> 'visibility', m -> 'author',
        (m ->> 'sent_at')::timestamptz, (m ->> 'received_at')::timestamptz, m ->> 'subject', m ->> 'text', m ->> 'html',
        m ->> 'reply_text', m ->> 'quoted_text', m ->> 'auto', m -> 'attachments', m -> 'findings',
        fairlead.short_key(m ->> 'album'), m -> 'reply_to')
    returning id
$$;

-- An edit: the message shows the new words, the old original stays sealed under its revision number.
create or replace function fairlead.revise(p_message bigint, m jsonb) returns text language plpgsql as $$
begin
    if exists (
        select 1 from fairlead.message x
        where x.id = p_message
          and x.revisions @> jsonb_build_array(jsonb_build_object('source_id', m ->> 'source_id'))
    ) then
        return 'duplicate';
    end if;
    if not fairlead.revise_part(p_message, m) then
        update fairlead.message x
        set text = m ->> 'text',
            html = m ->> 'html',
            reply_text = m ->> 'reply_text',
            quoted_text = m ->> 'quoted_text',
            findings = m -> 'findings',
            attachments = m -> 'attachments'
        where x.id = p_message;
    end if;
    update fairlead.message x
    set revisions = x.revisions || jsonb_build_array(
            jsonb_build_object('source_id', m ->> 'source_id', 'at', m ->> 'sent_at'))
    where x.id = p_message;
    return 'appended';
end $$;
