-- Who could still manage the users without this one.
select count(*) from fairlead.account where name <> ? and not disabled and 'administrator' = any (roles)
