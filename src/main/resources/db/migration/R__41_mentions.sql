-- Naming colleagues in notes.

-- Agents who may sign in, whom others may name.
create or replace function fairlead.colleagues() returns setof text language sql stable as $$
    select a.name from fairlead.account a where not a.disabled and 'agent' = any (a.roles)
$$;

-- Whom a text names with @; a name that is nobody's, and a sign behind a name, are plain text. So is an address.
create or replace function fairlead.named_in(p_text text) returns text[] language sql stable as $$
    select coalesce(array_agg(distinct c.name), '{}')
    from regexp_matches(p_text, '(?:^|[^a-z0-9._+-])@([a-z0-9](?:[a-z0-9._@+-]{0,78}[a-z0-9])?)', 'gi') m
    join fairlead.colleagues() c (name) on c.name = lower(m[1])
$$;

-- Puts a new note before those whom it names, but its author.
create or replace function fairlead.mention(n fairlead.note) returns void language plpgsql as $$
declare
    v_others constant text[] := array_remove(n.mentions, n.agent);
begin
    if v_others = '{}' then
        return;
    end if;
    insert into fairlead.mention (note_id, person) select n.id, p from unnest(v_others) p;
    insert into fairlead.change (ticket_id, kind, agent) select n.ticket_id, 'mentioned', p from unnest(v_others) p;
    insert into fairlead.event (ticket_id, kind, agent, detail)
    values (n.ticket_id, 'mentioned', n.agent, jsonb_build_object('note', n.id, 'mentioned', to_jsonb(v_others)));
end $$;

create or replace function fairlead.unread_mentions(p_person text) returns bigint language sql stable as $$
    select count(*) from fairlead.mention m where m.person = p_person and m.read_at is null
$$;

-- One page of the notes that name somebody, the newest first, and how many of all he has not read.
create or replace function fairlead.list_mentions(p_person text, f jsonb, p_after bigint, p_limit int) returns jsonb
    language sql stable as $$
    with page as (
        select m.note_id, m.read_at, row_number() over (order by m.note_id desc) as place
        from fairlead.mention m
        where m.person = p_person and (p_after is null or m.note_id < p_after)
          and (m.read_at is null or f ->> 'unread' is distinct from 'true')
        order by m.note_id desc limit p_limit + 1)
    select jsonb_build_object(
        'page', jsonb_build_object('unread', fairlead.unread_mentions(p_person), 'mentions', coalesce(jsonb_agg(
            jsonb_build_object(
                'id', n.id, 'ref', fairlead.ref(n.ticket_id), 'at', n.at, 'agent', n.agent, 'text', left(n.text, 200),
                'subject', t.subject, 'read_at', p.read_at)
            order by n.id desc), '[]')),
        'next', (select q.note_id from page q where q.place = p_limit and exists (select 1 from page r where r.place > p_limit)))
    from page p join fairlead.note n on n.id = p.note_id join fairlead.ticket t on t.id = n.ticket_id
    where p.place <= p_limit
$$;

-- He has read it; his other pages hear of it.
create or replace function fairlead.read_mention(p_note bigint, p_person text) returns jsonb language plpgsql as $$
begin
    if not exists (select 1 from fairlead.mention m where m.note_id = p_note and m.person = p_person) then
        return fairlead.problem(404, null, 'No note of this number names you.');
    end if;
    update fairlead.mention m set read_at = now() where m.note_id = p_note and m.person = p_person and m.read_at is null;
    if found then
        insert into fairlead.change (ticket_id, kind, agent)
        select n.ticket_id, 'mentioned', p_person from fairlead.note n where n.id = p_note;
    end if;
    return jsonb_build_object(
        'status', 200, 'body', jsonb_build_object('unread', fairlead.unread_mentions(p_person)));
end $$;
