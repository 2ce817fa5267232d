-- Whose token this is and what it may be used for; it is noted at most once a minute that it was.
with found as (
    select t.id as token_id, t.used_at, t.scopes, a.id, a.name, a.roles, a.must_change, a.issuer is not null as elsewhere
    from fairlead.token t
    join fairlead.account a on a.id = t.account_id
    where t.secret = ?
      and t.ends_at > now()
      and t.revoked_at is null
      and not a.disabled
), used as (
    update fairlead.token t
    set used_at = now()
    from found
    where t.id = found.token_id
      and coalesce(found.used_at, '-infinity') < now() - interval '1 minute'
)
select id, name, roles, must_change, elsewhere, scopes from found
