with held as (
    select l.objid, l.pid from pg_locks l
    where l.locktype = 'advisory' and l.classid = 70176 and l.objsubid = 2 and l.granted
      and l.database = (select d.oid from pg_database d where d.datname = current_database()))
select n.name,
       case when h.pid is null then pg_try_advisory_lock(70176, hashtext(n.name)) else h.pid = pg_backend_pid() end,
       nullif(a.application_name, '')
from unnest(?::text[]) as n (name)
left join held h on h.objid = hashtext(n.name)::oid
left join pg_stat_activity a on a.pid = h.pid
