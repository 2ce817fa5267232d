-- Due times announced before they pass: each once, however many routers look.

-- How long before its due time a ticket is announced: so long, but never more than a share of what it had to wait.
create or replace function fairlead.announce_due_times(p_minutes int, p_percent int) returns void language sql as $$
    update fairlead.due_rule r
    set before = make_interval(mins => p_minutes), share = p_percent / 100.0
    where (r.before, r.share) is distinct from (make_interval(mins => p_minutes), (p_percent / 100.0)::real)
$$;

-- A trigger, because tickets come into the queue by several doors. Who was announced is not announced again for a due
-- time that moved; who comes back into the queue is.
create or replace function fairlead.set_warn_at() returns trigger language plpgsql as $$
begin
    if new.due_at = 'infinity' then
        new.warn_at := null;
    elsif tg_op = 'INSERT' or new.due_at <> old.due_at and (old.warn_at is not null or old.due_at = 'infinity') then
        select new.due_at - least(r.before, greatest(new.due_at - now(), interval '0') * r.share) into new.warn_at
        from fairlead.due_rule r;
    end if;
    return new;
end $$;
create or replace trigger item_warn_at before insert or update of due_at on fairlead.item
    for each row execute function fairlead.set_warn_at();

-- Announces what is due soon: an event on the ticket, and a notification for whoever listens. Called every few seconds by
-- any router. Returns how many.
create or replace function fairlead.announce_due(p_at_most int default 500) returns int language plpgsql as $$
declare
    r record;
    v_count int := 0;
begin
    for r in
        with soon as materialized (
            select i.ticket_id from fairlead.item i
            where i.warn_at <= now() order by i.warn_at limit p_at_most for update skip locked)
        update fairlead.item i set warn_at = null from soon where i.ticket_id = soon.ticket_id
        returning i.ticket_id, i.due_at
    loop
        -- What was due before anybody could be told is not due soon.
        continue when r.due_at <= now();
        insert into fairlead.event (ticket_id, kind, detail)
        values (r.ticket_id, 'due_soon', jsonb_build_object('due_at', r.due_at));
        perform pg_notify('fairlead_due_soon', fairlead.ref(r.ticket_id));
        v_count := v_count + 1;
    end loop;
    return v_count;
end $$;

-- later, soon (it was announced) or overdue; null for a ticket that does not wait.
create or replace function fairlead.due_state(i fairlead.item) returns text language sql stable as $$
    select case
        when i.ticket_id is null or i.due_at = 'infinity' then null
        when i.due_at <= now() then 'overdue'
        when i.warn_at is null then 'soon'
        else 'later' end
$$;

-- The tickets that are due next of those that were announced, and how many there are; counts end at 10,000.
create or replace function fairlead.due_soon_json(p_limit int default 50) returns jsonb language plpgsql stable as $$
begin
    return jsonb_build_object(
        'soon', (select count(*) from (
            select 1 from fairlead.item i where i.warn_at is null and i.due_at > now() and i.due_at < 'infinity' limit 10000) x),
        'overdue', (select count(*) from (
            select 1 from fairlead.item i where i.warn_at is null and i.due_at <= now() limit 10000) x),
        'tickets', (
            select coalesce(jsonb_agg(jsonb_build_object(
                'ref', fairlead.ref(t.id), 'status', fairlead.status_of(t.state, s.agent), 'agent', s.agent,
                'topic', t.topic, 'language', t.language, 'priority', fairlead.priority_name(t.priority),
                'subject', t.subject, 'due_at', s.due_at) order by s.due_at, t.id), '[]')
            from (
                select i.ticket_id, i.agent, i.due_at from fairlead.item i
                where i.warn_at is null and i.due_at > now() and i.due_at < 'infinity'
                order by i.due_at limit p_limit) s
            join fairlead.ticket t on t.id = s.ticket_id));
end $$;
