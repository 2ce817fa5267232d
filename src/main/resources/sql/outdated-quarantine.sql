select q.id, 0 as revision, c.name as channel, array [q.source_id] as source_ids, q.sealed
from fairlead.quarantine q join fairlead.channel c on c.id = q.channel_id
where (q.id, 0) > (?, ?) and q.destroyed_at is null and fairlead.key_of(q.sealed) is distinct from ?
order by q.id limit 100
for update of q
