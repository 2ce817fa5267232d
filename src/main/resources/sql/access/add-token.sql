insert into fairlead.token (account_id, label, beginning, secret, scopes, ends_at)
select id, ?, ?, ?, ?, now() + make_interval(days => ?)
from fairlead.account
where name = ? and not disabled
returning id
