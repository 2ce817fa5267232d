-- The version of a ticket, and the line of changes that live pages follow. A claim changes no ticket row.
create or replace function fairlead.next_version() returns trigger language plpgsql as $$
begin
    new.version := old.version + 1;
    if new.state <> 'answered' then
        new.snoozed_until := null;
    end if;
    return new;
end $$;
create or replace trigger ticket_version before update on fairlead.ticket
    for each row execute function fairlead.next_version();

create or replace function fairlead.note_change() returns trigger language plpgsql as $$
begin
    insert into fairlead.change (ticket_id, kind)
    values (new.id, case
        when tg_op = 'INSERT' then 'queued'
        when new.state <> old.state then case new.state when 'open' then 'queued' else new.state end
        when new.message_count <> old.message_count then 'message'
        else 'changed' end);
    return null;
end $$;
create or replace trigger ticket_change after insert or update on fairlead.ticket
    for each row execute function fairlead.note_change();

create or replace function fairlead.note_holder() returns trigger language plpgsql as $$
begin
    insert into fairlead.change (ticket_id, kind, agent)
    values (new.ticket_id, case when new.agent is null then 'freed' else 'claimed' end, new.agent);
    return null;
end $$;
create or replace trigger item_change after update on fairlead.item
    for each row when (old.agent is distinct from new.agent) execute function fairlead.note_holder();

-- What changed after the given id, oldest first.
create or replace function fairlead.changes_after(p_id bigint, p_most int default 500)
    returns table (id bigint, ticket_id bigint, ref text, kind text, agent text, version int) language sql stable as $$
    select c.id, c.ticket_id, fairlead.ref(c.ticket_id), c.kind, case c.kind when 'mentioned' then c.agent else coalesce(i.agent, c.agent) end, t.version
    from (select * from fairlead.change x where x.id > p_id order by x.id limit p_most) c
    join fairlead.ticket t on t.id = c.ticket_id
    left join fairlead.item i on i.ticket_id = c.ticket_id
    order by c.id
$$;

-- Keeps the line short; called with the sweep.
create or replace function fairlead.forget_changes(p_older interval default interval '10 minutes') returns int
    language sql as $$
    with gone as (
        delete from fairlead.change c
        where c.id <= (select max(x.id) - 1000 from fairlead.change x) and c.at < now() - p_older
        returning 1)
    select count(*)::int from gone
$$;
