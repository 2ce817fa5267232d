-- Files that agents put up for answers.

create or replace function fairlead.upload_json(u fairlead.upload) returns jsonb language sql immutable as $$
    select jsonb_build_object('id', u.id, 'name', u.name, 'type', u.type, 'size', u.size, 'sha256', u.sha256)
$$;

-- Keeps a file that an agent put up for an answer to a ticket; what it describes is stored already.
create or replace function fairlead.add_upload(p_ticket bigint, p_agent text, p_file jsonb) returns jsonb language sql as $$
    insert into fairlead.upload (ticket_id, agent, name, type, size, sha256)
    select p_ticket, p_agent, f.name, f.type, f.size, f.sha256
    from jsonb_to_record(p_file) as f (name text, type text, size bigint, sha256 text)
    returning jsonb_build_object('status', 201, 'body', fairlead.upload_json(upload))
$$;

-- An agent's uploads to a ticket, in the order in which they are named; what is not there (any more) is left out.
create or replace function fairlead.uploads(p_ticket bigint, p_agent text, p_ids jsonb) returns jsonb
    language sql stable as $$
    select coalesce(jsonb_agg(fairlead.upload_json(u) order by place), '[]')
    from jsonb_array_elements_text(p_ids) with ordinality as e (id, place)
    join fairlead.upload u on u.id = e.id::uuid
    where u.ticket_id = p_ticket and u.agent = p_agent
$$;

-- The same files under the names that may be shown, place by place.
create or replace function fairlead.named(p_files jsonb, p_names jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_agg(
        (f - 'id') || jsonb_build_object('name', coalesce(p_names ->> (place::int - 1), f ->> 'name')) order by place), '[]')
    from jsonb_array_elements(p_files) with ordinality as e (f, place)
$$;

-- Puts up again what an answer would have taken along.
create or replace function fairlead.put_up_again(p_notice fairlead.notice) returns jsonb language sql as $$
    with again as (
        insert into fairlead.upload (ticket_id, agent, name, type, size, sha256)
        select p_notice.ticket_id, p_notice.agent, f ->> 'name', f ->> 'type', (f ->> 'size')::bigint, f ->> 'sha256'
        from jsonb_array_elements(p_notice.files) f
        returning upload.*)
    select coalesce(jsonb_agg(fairlead.upload_json(row(again.*)::fairlead.upload)), '[]') from again
$$;

-- Uploads that no answer took along within a day; called with the sweep. Contents that nobody holds then are swept out too.
create or replace function fairlead.forget_uploads() returns int language sql as $$
    with gone as (
        delete from fairlead.upload u where u.at < now() - interval '1 day' returning 1)
    select count(*)::int from gone
$$;
