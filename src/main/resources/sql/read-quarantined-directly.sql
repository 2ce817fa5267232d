select q.id, c.name as channel, c.kind, q.source_id, q.state, q.reason, q.at, q.first_at, q.media_type,
       octet_length(q.sealed) as size, q.wanted_at, q.wanted_by, q.settled_at, q.settled_by, q.settled_why,
       (select count(*) from fairlead.arrival a where a.channel_id = q.channel_id and a.source_id = q.source_id) as arrivals
from fairlead.quarantine q
join fairlead.channel c on c.id = q.channel_id
where q.id = ?
