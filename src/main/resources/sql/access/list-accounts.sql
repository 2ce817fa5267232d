select a.id, a.name, a.roles, a.must_change, a.issuer is not null as elsewhere, a.disabled, a.created_at, a.signed_in_at,
    (select count(*) from fairlead.session s where s.account_id = a.id and s.ends_at > now()) as sessions,
    (select count(*) from fairlead.token t
     where t.account_id = a.id and t.ends_at > now() and t.revoked_at is null) as tokens
from fairlead.account a
order by a.name
