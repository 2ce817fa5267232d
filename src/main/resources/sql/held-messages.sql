select c.name as channel, count(*) as held
from fairlead.quarantine q join fairlead.channel c on c.id = q.channel_id
where q.state = 'held'
group by c.name
