-- Notes the files of a message: those whose content is kept, and those that are still to be fetched.
create or replace function fairlead.keep_attachments(p_message bigint, p_files jsonb) returns void language sql as $$
    insert into fairlead.attachment (message_id, sha256, source, next_at)
    select p_message, f ->> 'sha256', f ->> 'source', case when f ->> 'sha256' is null then now() end
    from jsonb_array_elements(p_files) f
    where f ->> 'sha256' is not null or f ->> 'source' is not null
    on conflict do nothing
$$;

-- Files that are due to be fetched, each for one router; the next try is put off so that a router that dies loses none.
create or replace function fairlead.take_attachments(p_limit int default 10)
    returns table (id bigint, channel text, channel_kind text, file text) language sql as $$
    with due as (
        select a.id from fairlead.attachment a
        where a.next_at <= now()
        order by a.next_at limit p_limit
        for update skip locked),
    taken as (
        update fairlead.attachment a
        set attempts = a.attempts + 1, next_at = now() + make_interval(secs => least(3600, 15 * power(2, a.attempts)))
        from due where a.id = due.id
        returning a.id, a.message_id, a.source)
    select taken.id, c.name, c.kind, f.file::text
    from taken
    join fairlead.message x on x.id = taken.message_id
    join fairlead.channel c on c.id = x.channel_id
    cross join lateral (
        select e as file from jsonb_array_elements(x.attachments) e where e ->> 'source' = taken.source limit 1) f
$$;

-- What became of a file that was fetched later: its content is kept, it will never be had (a note says why), or, with
-- neither, it is tried again until 12 attempts have been made.
create or replace function fairlead.settle_attachment(p_id bigint, p_file jsonb) returns void language plpgsql as $$
declare
    a fairlead.attachment;
    v_file jsonb := p_file;
begin
    select * into a from fairlead.attachment x where x.id = p_id and x.sha256 is null for update;
    if not found then
        return;
    end if;
    if v_file is null then
        if a.attempts < 12 then
            return;
        end if;
        v_file := jsonb_build_object('note', 'not_fetched', 'source', null);
    end if;
    update fairlead.message x
    set attachments = fairlead.with_file(x.attachments, a.source, v_file) where x.id = a.message_id;
    update fairlead.album_part p
    set attachments = fairlead.with_file(p.attachments, a.source, v_file) where p.message_id = a.message_id;
    delete from fairlead.attachment x where x.id = p_id;
    perform fairlead.keep_attachments(a.message_id, jsonb_build_array(v_file - 'source'));
end $$;

create or replace function fairlead.with_file(p_files jsonb, p_source text, p_file jsonb) returns jsonb
    language sql immutable as $$
    select coalesce(jsonb_agg(
        case when f ->> 'source' = p_source then jsonb_strip_nulls((f - 'source') || (p_file - 'name')) else f end
        order by place), '[]')
    from jsonb_array_elements(p_files) with ordinality as e (f, place)
$$;
