-- Puts what a message's draft wants said into the outbox. A warning, a report and a caution are each for one message, and
-- so many an hour at most; one too many is kept as withheld, for the agent to see.
create or replace function fairlead.keep_notices(
    p_ticket bigint, p_channel smallint, p_message bigint, p_draft jsonb) returns void
    language plpgsql as $$
declare
    m constant jsonb := p_draft -> 'message';
    v_notice jsonb;
    v_deletion bigint;
begin
    for v_notice in select n from jsonb_array_elements(p_draft -> 'notices') n loop
        if v_notice ->> 'kind' = 'deletion' then
            v_deletion := fairlead.keep_notice(p_ticket, p_channel, p_message, v_notice);
        elsif v_notice ->> 'kind' in ('warning', 'report') then
            -- A further part of an album is no message of its own; an edit that still shows it is warned about again.
            if m ->> 'revises' is not null or not exists (
                select 1 from fairlead.notice n where n.message_id = p_message and n.kind = v_notice ->> 'kind') then
                perform fairlead.keep_limited(
                    fairlead.keep_notice(p_ticket, p_channel, p_message, v_notice),
                    fairlead.short_key(m #>> '{author,id}'), v_deletion, p_draft);
            end if;
        elsif v_notice ->> 'kind' not in ('acknowledgement', 'caution') then
            perform fairlead.keep_notice(p_ticket, p_channel, p_message, v_notice);
        end if;
    end loop;
    perform fairlead.caution(p_ticket, p_channel, p_draft);
end $$;

create or replace function fairlead.keep_notice(
    p_ticket bigint, p_channel smallint, p_message bigint, p_notice jsonb) returns bigint language sql as $$
    insert into fairlead.notice (ticket_id, channel_id, message_id, kind, language, text, recipient)
    values (
        p_ticket, p_channel, p_message, p_notice ->> 'kind', p_notice ->> 'language',
        replace(p_notice ->> 'text', '{ref}', fairlead.ref(p_ticket)), p_notice -> 'to')
    returning id
$$;

-- Counts a notice against its person's limit, and lets it wait until another has gone out. What was refused was not said.
create or replace function fairlead.keep_limited(
    p_notice bigint, p_person text, p_after bigint, p_draft jsonb) returns void language plpgsql as $$
declare
    v_limit constant int := coalesce((p_draft ->> 'warnings_an_hour')::int, 5);
    v_kind text;
    v_said int;
begin
    -- Two messages at once would each find room.
    perform pg_advisory_xact_lock(hashtextextended('notices ' || p_person, 0));
    select n.kind into v_kind from fairlead.notice n where n.id = p_notice;
    select count(*) into v_said
    from fairlead.notice n
    where n.person = p_person and n.kind = v_kind and n.created_at > now() - interval '1 hour'
      and n.state in ('pending', 'sending', 'sent', 'unknown');
    update fairlead.notice n
    set person = p_person,
        after = p_after,
        state = case when v_said < v_limit then n.state else 'withheld' end,
        settled_at = case when v_said < v_limit then n.settled_at else now() end,
        reason = case when v_said < v_limit then n.reason
                      else 'this person had ' || v_limit || ' within the hour' end
    where n.id = p_notice;
end $$;

-- Warns the customer whom somebody answered who poses as us: once a message, as a reply to it, in the language of his
-- ticket where he has one. The draft brings the words in every language, the most likely one first.
create or replace function fairlead.caution(p_ticket bigint, p_channel smallint, p_draft jsonb) returns void
    language plpgsql as $$
declare
    m constant jsonb := p_draft -> 'message';
    v_answered constant text := fairlead.short_key(m ->> 'answers');
    v_message bigint;
    v_ticket bigint;
    v_language text;
    v_notice bigint;
begin
    if not p_draft -> 'notices' @> '[{"kind": "caution"}]' or v_answered is null then
        return;
    end if;
    v_message := fairlead.message_of(p_channel, v_answered, true);
    select t.id, t.language into v_ticket, v_language
    from fairlead.message x join fairlead.ticket t on t.id = x.ticket_id where x.id = v_message;
    insert into fairlead.notice (ticket_id, channel_id, message_id, kind, language, text, recipient, cause)
    select coalesce(v_ticket, p_ticket), p_channel, v_message, 'caution', n ->> 'language', n ->> 'text', n -> 'to',
        'caution ' || v_answered
    from jsonb_array_elements(p_draft -> 'notices') with ordinality as e (n, place)
    where n ->> 'kind' = 'caution'
    order by fairlead.strangeness(n ->> 'language', v_language), place
    limit 1
    on conflict (channel_id, cause) where cause is not null do nothing
    returning id into v_notice;
    if v_notice is not null then
        perform fairlead.keep_limited(
            v_notice, coalesce(fairlead.short_key(m ->> 'answers_person'), v_answered), null, p_draft);
        insert into fairlead.event (ticket_id, kind, detail)
        select v_ticket, 'cautioned', jsonb_build_object('ref', fairlead.ref(p_ticket))
        where v_ticket is not null;
    end if;
end $$;

-- How far a text's language is from a reader's: LanguageTags.candidates, as a number. Where he is not known, all are the
-- same; where nothing of his is there, English is the best.
create or replace function fairlead.strangeness(p_text text, p_reader text) returns int
    language sql immutable parallel safe as $$
    select case
        when p_reader is null then 9
        when lower(p_text) = lower(p_reader) then 0
        when p_reader ~* '^zh' and p_text = case when p_reader ~* '^zh.*-(hant|tw|hk|mo)' then 'zh-TW' else 'zh-CN' end then 1
        when p_reader !~* '^zh' and split_part(p_text, '-', 1) = split_part(lower(p_reader), '-', 1) then 2
        when p_text = 'en' then 3
        else 9
    end
$$;
