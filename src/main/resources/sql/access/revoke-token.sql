update fairlead.token t
set revoked_at = now()
from fairlead.account a
where a.id = t.account_id and t.id = ? and a.name = ? and t.revoked_at is null
