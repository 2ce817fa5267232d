-- Whoever may have had the old password is signed out by it.
with renewed as (
    update fairlead.account
    set password = ?, must_change = true, password_until = now() + ?::interval
    where name = ? and issuer is null
    returning id
), signed_out as (
    delete from fairlead.session s using renewed r where s.account_id = r.id
)
select id from renewed
