-- Destroys what is kept of messages besides their masked words: originals, and the hold on contents of attachments, which
-- the sweep of the store removes once nobody holds them. Returns how many originals.
create or replace function fairlead.destroy_originals(p_messages bigint[]) returns int language plpgsql as $$
declare
    v_count int;
begin
    delete from fairlead.original o where o.message_id = any (p_messages);
    get diagnostics v_count = row_count;
    delete from fairlead.attachment a where a.message_id = any (p_messages);
    update fairlead.message x set attachments = fairlead.without_contents(x.attachments)
    where x.id = any (p_messages) and x.attachments <> '[]';
    update fairlead.album_part p set attachments = fairlead.without_contents(p.attachments)
    where p.message_id = any (p_messages) and p.attachments <> '[]';
    return v_count;
end $$;

create or replace function fairlead.without_contents(p_files jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_agg(
        case when f ? 'sha256' and f -> 'sha256' <> 'null' or f ? 'source'
             then (f - 'source') || '{"note": "destroyed"}' else f end
        order by place), '[]')
    from jsonb_array_elements(p_files) with ordinality as e (f, place)
$$;

-- Empties what stands in quarantine; what still waits there is dropped. The rows stay, so that a repeat is known.
create or replace function fairlead.destroy_quarantined(p_ids bigint[], p_by text) returns int language plpgsql as $$
declare
    v_count int;
begin
    update fairlead.quarantine q
    set sealed = '', contents = '{}', destroyed_at = now(), wanted_at = null, wanted_by = null,
        state = case when q.state in ('quarantined', 'held') then 'dropped' else q.state end,
        settled_at = coalesce(q.settled_at, now()), settled_by = coalesce(q.settled_by, p_by)
    where q.id = any (p_ids);
    get diagnostics v_count = row_count;
    return v_count;
end $$;

-- Destroys what has been kept long enough, a few tickets at a time: of tickets that were resolved so long ago, and what
-- stands in quarantine for so long, waiting or not. Any router calls it; two do not take the same.
create or replace function fairlead.destroy_due(
    p_originals interval, p_quarantine interval, at_most int default 200,
    out tickets int, out originals int, out quarantined int) language plpgsql as $$
declare
    v_tickets bigint[];
begin
    select array_agg(due.id) into v_tickets
    from (
        select t.id from fairlead.ticket t
        where t.resolved_at < now() - p_originals and (t.cleared_at is null or t.cleared_at < t.resolved_at)
        order by t.resolved_at limit at_most for no key update skip locked) due;
    tickets := coalesce(cardinality(v_tickets), 0);
    originals := fairlead.destroy_originals(array(
        select x.id from fairlead.message x where x.ticket_id = any (v_tickets)));
    update fairlead.ticket t set cleared_at = now() where t.id = any (v_tickets);
    quarantined := fairlead.destroy_quarantined(array(
        select q.id from fairlead.quarantine q
        where q.destroyed_at is null and q.at < now() - p_quarantine
        order by q.at limit at_most for update skip locked), 'retention');
    perform fairlead.destroy_dead_events(p_quarantine);
    if originals + quarantined > 0 then
        insert into fairlead.audit (actor, deed, subject, detail)
        values ('retention', 'destroy', '', jsonb_build_object(
            'tickets', tickets, 'originals', originals, 'quarantined', quarantined));
    end if;
end $$;
