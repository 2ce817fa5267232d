select q.id, c.name as channel, c.kind, q.source_id, q.state, q.reason, q.at, q.first_at, q.media_type,
       octet_length(q.sealed) as size, q.wanted_at, q.wanted_by, q.settled_why
from fairlead.quarantine q
join fairlead.channel c on c.id = q.channel_id
where q.state in ('quarantined', 'held')
order by q.id desc
limit 500
