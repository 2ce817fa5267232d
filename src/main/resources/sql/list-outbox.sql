select n.id, c.name as channel, n.kind, n.state, n.attempts, n.reason, n.created_at, n.next_at, fairlead.ref(n.ticket_id) as ref
from fairlead.notice n
join fairlead.channel c on c.id = n.channel_id
where n.state in ('pending', 'sending')
   or n.state in ('unknown', 'refused') and n.settled_at > now() - interval '24 hours'
order by n.id desc
limit 200
