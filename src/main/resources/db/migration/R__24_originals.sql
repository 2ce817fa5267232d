-- Keeps the sealed original of a message or of its revision. Where its ticket was cleared already there is again something
-- to destroy: an automatic answer that comes to a resolved ticket wakes nobody.
create or replace function fairlead.keep_original(
    p_ticket bigint, p_message bigint, p_draft jsonb, p_sealed bytea) returns void language plpgsql as $$
begin
    insert into fairlead.original (message_id, revision, source_id, media_type, sealed)
    select p_message, coalesce(max(o.revision) + 1, 0), fairlead.short_key(p_draft ->> 'source_id'),
        p_draft ->> 'media_type', p_sealed
    from fairlead.original o where o.message_id = p_message;
    update fairlead.ticket t set cleared_at = null where t.id = p_ticket and t.cleared_at is not null;
end $$;

-- The names that an original may be sealed for.
create or replace function fairlead.source_ids(o fairlead.original) returns text[] language sql stable as $$
    select case when o.source_id is not null then array [o.source_id] else (
        select array_agg(distinct a.source_id)
        from fairlead.message x
        join fairlead.arrival a on a.ticket_id in (x.ticket_id, x.origin_id) and a.channel_id = x.channel_id
        where x.id = o.message_id and a.outcome in ('queued', 'appended')) end
$$;

-- Hands out what is sealed of a message, oldest first, for whoever has the key to open. Who asked, and why, is noted in
-- the same transaction; no row when the ticket has no such message, or nothing of it is kept any more.
create or replace function fairlead.reveal(p_ref text, p_message bigint, p_actor text, p_reason text)
    returns table (revision int, channel text, kind text, source_ids text[], media_type text, sealed bytea)
    language plpgsql as $$
declare
    v_ticket bigint;
begin
    if btrim(coalesce(p_reason, '')) = '' then
        raise exception 'a reveal needs a reason' using errcode = 'invalid_parameter_value';
    end if;
    select x.ticket_id into v_ticket
    from fairlead.message x where x.id = p_message and x.ticket_id = fairlead.ticket_id(p_ref);
    if not found then
        return;
    end if;
    insert into fairlead.audit (actor, deed, subject, reason, detail)
    values (p_actor, 'reveal', fairlead.ref(v_ticket), btrim(p_reason), jsonb_build_object(
        'message', p_message,
        'originals', (select count(*) from fairlead.original o where o.message_id = p_message)));
    insert into fairlead.event (ticket_id, kind, agent, detail)
    values (v_ticket, 'revealed', p_actor, jsonb_build_object('message', p_message));
    return query
        select o.revision, c.name, c.kind, fairlead.source_ids(o), o.media_type, o.sealed
        from fairlead.original o
        join fairlead.message x on x.id = o.message_id
        join fairlead.channel c on c.id = x.channel_id
        where o.message_id = p_message
        order by o.revision;
end $$;
