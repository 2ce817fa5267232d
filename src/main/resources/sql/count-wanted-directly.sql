select count(*) filter (where q.wanted_at is not null) as wanted,
       exists (select 1 from fairlead.router r
               where r.stopped_at is null and r.seen_at > now() - interval '15 seconds') as router
from fairlead.quarantine q
where q.state in ('quarantined', 'held')
