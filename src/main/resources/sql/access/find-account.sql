-- What is needed to sign in; a one-time password is none any more after its time.
select id, name, password, roles, must_change, false as elsewhere
from fairlead.account
where name = ?
  and password is not null
  and not disabled
  and coalesce(password_until, 'infinity') > now()
