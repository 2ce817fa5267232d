-- Findings count UTF-16 units, as JSON's readers do; PostgreSQL counts characters.
create or replace function fairlead.utf16_length(p_text text) returns int language sql immutable parallel safe as $$
    select length(p_text) + length(regexp_replace(p_text, '[^\U00010000-\U0010FFFF]', '', 'g'))
$$;

-- Whether a text only names files ([photo]) and holds no words of its author.
create or replace function fairlead.is_wordless(p_text text) returns boolean language sql immutable parallel safe as $$
    select p_text ~ '^(\[[^]\n]*\](\n|$))+$'
$$;

-- Adds a part to the message of its album, where one arrived within the last minute and its ticket is open; what the
-- part tells of the ticket counts as if it had stood in the first. Returns the message, null when there is none.
create or replace function fairlead.add_to_album(p_channel smallint, p_draft jsonb) returns bigint language plpgsql as $$
declare
    m constant jsonb := p_draft -> 'message';
    v_message bigint;
    v_ticket bigint;
    v_wordless boolean;
    v_only boolean;
begin
    select x.id, t.id, fairlead.is_wordless(x.text), t.message_count = 1
    into v_message, v_ticket, v_wordless, v_only
    from fairlead.message x join fairlead.ticket t on t.id = x.ticket_id
    where x.channel_id = p_channel and x.album = fairlead.short_key(m ->> 'album')
      and x.stored_at > now() - interval '1 minute' and t.state in ('open', 'answered')
    order by x.id desc limit 1
    for no key update of t;
    if v_message is null then
        return null;
    end if;
    perform fairlead.keep_part(v_message, p_channel, m);
    perform fairlead.join_album(v_message);
    if fairlead.is_wordless(m ->> 'text') and m -> 'findings' = '[]' then
        return v_message;
    end if;
    -- What the ticket is about was guessed from the name of a file as long as no part had a caption.
    if v_wordless and v_only then
        perform fairlead.set_topic(v_ticket, p_draft, p_draft #>> '{classification,language}');
    end if;
    perform fairlead.tell_ticket(v_ticket, p_draft);
    perform fairlead.put_in_queue(v_ticket);
    return v_message;
end $$;

create or replace function fairlead.keep_part(p_message bigint, p_channel smallint, m jsonb) returns void language sql as $$
    insert into fairlead.album_part (
        message_id, channel_id, source_key, text, reply_text, quoted_text, attachments, findings)
    values (
        p_message, p_channel, fairlead.short_key(m ->> 'source_id'), m ->> 'text', m ->> 'reply_text',
        m ->> 'quoted_text', m -> 'attachments', m -> 'findings')
$$;

-- An edit of a part; false when the message is no album.
create or replace function fairlead.revise_part(p_message bigint, m jsonb) returns boolean language plpgsql as $$
begin
    update fairlead.album_part a
    set text = m ->> 'text', reply_text = m ->> 'reply_text', quoted_text = m ->> 'quoted_text',
        attachments = m -> 'attachments', findings = m -> 'findings'
    where a.message_id = p_message and a.source_key = fairlead.short_key(m ->> 'revises');
    if not found then
        return false;
    end if;
    perform fairlead.join_album(p_message);
    return true;
end $$;

-- Makes the message of its parts, one under the other; a finding's place moves with the text that it stands in.
create or replace function fairlead.join_album(p_message bigint) returns void language sql as $$
    with part as materialized (
        select a.*,
               row_number() over before_me = 1 as first,
               coalesce(sum(fairlead.utf16_length(a.text) + 1) over before_me, 0)
                   - fairlead.utf16_length(a.text) - 1 as shift,
               coalesce(sum(jsonb_array_length(a.attachments)) over before_me, 0)
                   - jsonb_array_length(a.attachments) as files
        from fairlead.album_part a
        where a.message_id = p_message
        window before_me as (order by a.id)),
    place as (
        select p.id, f.place, case
            when f.finding ->> 'part' is null then f.finding || jsonb_build_object(
                'start', (f.finding ->> 'start')::int + p.shift, 'end', (f.finding ->> 'end')::int + p.shift)
            when f.finding ->> 'part' like 'attachments[%' then f.finding || jsonb_build_object(
                'part', regexp_replace(f.finding ->> 'part', '\d+',
                    ((substring(f.finding ->> 'part' from '\d+'))::int + p.files)::text))
            else f.finding end as finding
        from part p, jsonb_array_elements(p.findings) with ordinality as f (finding, place)
        where p.first or f.finding ->> 'part' is null or f.finding ->> 'part' like 'attachments[%')
    update fairlead.message x
    set text = (select string_agg(p.text, E'\n' order by p.id) from part p),
        reply_text = (select coalesce(string_agg(nullif(p.reply_text, ''), E'\n' order by p.id), '') from part p),
        quoted_text = (select coalesce(string_agg(nullif(p.quoted_text, ''), E'\n' order by p.id), '') from part p),
        attachments = (
            select coalesce(jsonb_agg(f.file order by p.id, f.place), '[]')
            from part p, jsonb_array_elements(p.attachments) with ordinality as f (file, place)),
        findings = (select coalesce(jsonb_agg(p.finding order by p.id, p.place), '[]') from place p)
    where x.id = p_message
$$;
