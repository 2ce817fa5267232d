update fairlead.account a
set roles = said.roles
from (select ?::text[] as roles) said
where a.issuer = ? and a.subject = ? and a.roles <> said.roles
