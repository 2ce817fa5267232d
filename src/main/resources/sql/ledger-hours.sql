select c.name as channel, h.hour,
       coalesce(o.seen, 0) as counted_at_the_door, coalesce(o.returned, 0) as returned,
       sum(h.times)::bigint as seen,
       coalesce(sum(h.times) filter (where h.outcome = 'queued'), 0)::bigint as queued,
       coalesce(sum(h.times) filter (where h.outcome = 'appended'), 0)::bigint as appended,
       coalesce(sum(h.times) filter (where h.outcome = 'duplicate'), 0)::bigint as duplicate,
       coalesce(sum(h.times) filter (where h.outcome = 'ignored'), 0)::bigint as ignored,
       coalesce(sum(h.times) filter (where h.outcome = 'rejected'), 0)::bigint as rejected,
       coalesce(sum(h.times) filter (where h.outcome = 'quarantined'), 0)::bigint as quarantined
from fairlead.ledger_hours h
join fairlead.channel c on c.id = h.channel_id
left join fairlead.handover_hour o on o.channel_id = h.channel_id and o.hour = h.hour
where h.hour > now() - interval '24 hours'
group by c.name, h.hour, o.seen, o.returned
order by h.hour desc, c.name
