select q.id, c.name as channel, c.kind, array [q.source_id] as source_ids, q.media_type, q.sealed
from fairlead.quarantine q join fairlead.channel c on c.id = q.channel_id
where q.destroyed_at is null and q.id > ?
order by q.id limit 100
