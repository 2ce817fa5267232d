-- Who holds this session; it is noted at most once a minute that he was seen.
with found as (
    select s.secret, s.seen_at, a.id, a.name, a.roles, a.must_change, a.issuer is not null as elsewhere
    from fairlead.session s
    join fairlead.account a on a.id = s.account_id
    where s.secret = ?
      and s.ends_at > now()
      and s.seen_at > now() - make_interval(mins => ?)
      and not a.disabled
), seen as (
    update fairlead.session s
    set seen_at = now()
    from found
    where s.secret = found.secret
      and found.seen_at < now() - interval '1 minute'
)
select id, name, roles, must_change, elsewhere from found
