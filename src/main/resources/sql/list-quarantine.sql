select q.id, c.name as channel, q.source_id, q.state, q.reason, q.at
from fairlead.quarantine q
join fairlead.channel c on c.id = q.channel_id
where q.state in ('quarantined', 'held')
order by q.id desc
limit 100
