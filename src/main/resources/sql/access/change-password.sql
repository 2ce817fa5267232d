update fairlead.account
set password = ?, must_change = ?, password_until = now() + ?::interval
where id = ? and issuer is null
