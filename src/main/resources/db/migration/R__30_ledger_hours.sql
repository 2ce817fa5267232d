-- What was refused at a door before it was read was never handed over: it stands in the ledger, but in no balance.
create or replace function fairlead.refused_unread(p_outcome text, p_reason text) returns boolean language sql immutable as $$
    select p_outcome = 'rejected' and p_reason in ('flood', 'cross_site', 'beyond_server_limit')
$$;

-- What arrived from one time until before another, added up by the ledger's key.
create or replace function fairlead.arrivals_by_hour(p_from timestamptz, p_until timestamptz)
    returns table (
        channel_id smallint, hour timestamptz, outcome text, reason text, router text, times bigint,
        last_at timestamptz) language sql stable as $$
    select a.channel_id,
           date_trunc('hour', a.at),
           a.outcome,
           case when a.outcome in ('rejected', 'quarantined') then left(coalesce(a.reason, ''), 200) else '' end,
           coalesce(a.router, ''),
           sum(a.times)::bigint,
           max(a.at)
    from fairlead.arrival a
    where a.at >= p_from and a.at < p_until
    group by 1, 2, 3, 4, 5
$$;

-- The ledger by channel, hour, outcome, reason (of what failed) and router.
create or replace view fairlead.ledger_hours as
select h.channel_id, h.hour, h.outcome, h.reason, h.router, h.times, h.last_at
from fairlead.ledger_hour h
union all
select a.* from fairlead.ledger_closed c cross join lateral fairlead.arrivals_by_hour(c.until, 'infinity') a;

-- Adds up what is older than three minutes, by the minute: an arrival bears the time at which its transaction began, and
-- none of ours takes longer. Returns up to when, null when there was nothing to do or another router is at it.
create or replace function fairlead.close_ledger() returns timestamptz language plpgsql as $$
declare
    v_from timestamptz;
    v_until constant timestamptz := date_trunc('minute', now() - interval '3 minutes');
begin
    select c.until into v_from from fairlead.ledger_closed c where c.until < v_until for update skip locked;
    if not found then
        return null;
    end if;
    insert into fairlead.ledger_hour as l (channel_id, hour, outcome, reason, router, times, last_at)
    select a.* from fairlead.arrivals_by_hour(v_from, v_until) a
    on conflict (channel_id, hour, outcome, reason, router) do update
        set times = l.times + excluded.times, last_at = greatest(l.last_at, excluded.last_at);
    update fairlead.ledger_closed set until = v_until;
    return v_until;
end $$;

create or replace view fairlead.ledger as
select c.name as channel,
       c.kind,
       coalesce(sum(h.times), 0)::bigint as seen,
       coalesce(sum(h.times) filter (where h.outcome = 'queued'), 0)::bigint as queued,
       coalesce(sum(h.times) filter (where h.outcome = 'appended'), 0)::bigint as appended,
       coalesce(sum(h.times) filter (where h.outcome = 'duplicate'), 0)::bigint as duplicate,
       coalesce(sum(h.times) filter (where h.outcome = 'ignored'), 0)::bigint as ignored,
       coalesce(sum(h.times) filter (where h.outcome = 'rejected'), 0)::bigint as rejected,
       coalesce(sum(h.times) filter (where h.outcome = 'quarantined'), 0)::bigint as quarantined,
       max(h.last_at) as last_at
from fairlead.channel c
left join fairlead.ledger_hours h on h.channel_id = c.id
group by c.id;

-- What a running router handed over that stands nowhere: what it counted at its door, less what was noted over its
-- connections. It counts a message after its transaction, so one in flight makes this negative, never positive.
create or replace view fairlead.missing as
select o.channel_id, o.router, o.seen - coalesce(sum(h.times), 0) as missing
from fairlead.handover o
join fairlead.router r on r.name = o.router and r.stopped_at is null and r.seen_at > now() - interval '1 minute'
left join fairlead.ledger_hours h
    on h.router = o.router and h.channel_id = o.channel_id and not fairlead.refused_unread(h.outcome, h.reason)
group by o.channel_id, o.router, o.seen
having o.seen > coalesce(sum(h.times), 0);
