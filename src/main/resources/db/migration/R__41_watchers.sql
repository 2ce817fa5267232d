-- Who has a ticket open at the desk. Whoever has sends a beat every ten seconds and is forgotten after twenty-five without
-- one, whatever became of his page or his router. Others are told by the line of changes, and only when it changed.

-- Whoever has the ticket open besides the one who asks, by name.
create or replace function fairlead.watchers(p_ticket bigint, p_besides text default null) returns jsonb
    language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object('agent', w.person, 'doing', w.doing) order by w.person), '[]')
    from fairlead.watcher w
    where w.ticket_id = p_ticket and w.until > now() and w.person is distinct from p_besides
$$;

-- He has it open, and this is what he does; answers with the others.
create or replace function fairlead.watch(p_ticket bigint, p_person text, p_doing text) returns jsonb
    language plpgsql as $$
declare
    v_before text;
begin
    if not exists (select 1 from fairlead.ticket t where t.id = p_ticket) then
        return fairlead.no_ticket();
    end if;
    select w.doing into v_before from fairlead.watcher w
    where w.ticket_id = p_ticket and w.person = p_person and w.until > now();
    insert into fairlead.watcher as w (ticket_id, person, doing, until)
    values (p_ticket, p_person, p_doing, now() + interval '25 seconds')
    on conflict (ticket_id, person) do update set doing = excluded.doing, until = excluded.until;
    if v_before is distinct from p_doing then
        insert into fairlead.change (ticket_id, kind) values (p_ticket, 'watched');
    end if;
    return jsonb_build_object('status', 200, 'body', jsonb_build_object('others', fairlead.watchers(p_ticket, p_person)));
end $$;

-- He has closed it. Nothing is wrong when he had not opened it.
create or replace function fairlead.unwatch(p_ticket bigint, p_person text) returns jsonb language sql as $$
    with gone as (
        delete from fairlead.watcher w where w.ticket_id = p_ticket and w.person = p_person returning w.ticket_id)
    insert into fairlead.change (ticket_id, kind) select ticket_id, 'watched' from gone;
    select jsonb_build_object('status', 204)
$$;

-- Forgets those whose beat has stopped; called with the desk's clock.
create or replace function fairlead.forget_watchers() returns int language sql as $$
    with gone as (
        delete from fairlead.watcher w where w.until <= now() returning w.ticket_id),
    told as (
        insert into fairlead.change (ticket_id, kind) select distinct ticket_id, 'watched' from gone)
    select count(*)::int from gone
$$;
