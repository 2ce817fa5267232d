-- One of several routers that start at once adds it; the others find it there.
insert into fairlead.account (name, password, must_change, password_until, roles)
select ?, ?, true, now() + ?::interval, ?
where not exists (select from fairlead.account)
on conflict (name) do nothing
returning id
