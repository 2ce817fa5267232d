-- As long as nobody has ever signed in, whoever starts the router may do it anew.
update fairlead.account
set password = ?, password_until = now() + ?::interval
where name = ?
  and must_change
  and not exists (select from fairlead.account where signed_in_at is not null)
