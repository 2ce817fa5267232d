select o.message_id as id, o.revision, c.name as channel, fairlead.source_ids(o) as source_ids, o.sealed
from fairlead.original o
join fairlead.message x on x.id = o.message_id
join fairlead.channel c on c.id = x.channel_id
where (o.message_id, o.revision) > (?, ?) and fairlead.key_of(o.sealed) is distinct from ?
order by o.message_id, o.revision limit 100
for update of o
