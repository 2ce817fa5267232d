insert into fairlead.account (name, password, must_change, password_until, roles)
values (?, ?, true, now() + ?::interval, ?)
on conflict (name) do nothing
returning id
