select c.name as channel, n.recipient ->> 'chat_id' as chat
from fairlead.notice n
join fairlead.channel c on c.id = n.channel_id
where n.kind = 'deletion' and n.created_at > now() - interval '30 days' and n.recipient ->> 'chat_id' is not null
group by 1, 2
having (array_agg(n.state order by n.id desc) filter (where n.state in ('sent', 'refused')))[1] = 'refused'
