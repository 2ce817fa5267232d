select id, name, roles, must_change, true as elsewhere
from fairlead.account
where issuer = ? and subject = ? and not disabled
