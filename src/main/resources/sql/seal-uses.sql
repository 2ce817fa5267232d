select key, count(*) as times
from (
    select fairlead.key_of(o.sealed) as key from fairlead.original o
    union all
    select fairlead.key_of(q.sealed) from fairlead.quarantine q where q.destroyed_at is null) sealed
group by key
