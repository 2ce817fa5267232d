select t.id, a.name, t.label, t.beginning, t.scopes, t.created_at, t.used_at, t.ends_at
from fairlead.token t
join fairlead.account a on a.id = t.account_id
where a.name = ? and t.revoked_at is null and t.ends_at > now()
order by t.id
