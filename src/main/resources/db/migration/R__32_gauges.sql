-- What Prometheus is told of the database's contents: name, value, and tags. Asked for every fifteen seconds.
create or replace function fairlead.gauges() returns jsonb language sql stable as $$
    with queue as (
        select l.topic, count(*) filter (where i.agent is null) as waiting, count(*) filter (where i.agent is not null) as held,
               count(*) filter (where i.agent is null and i.due_at < now()) as overdue,
               coalesce(extract(epoch from now() - min(t.last_message_at) filter (where i.agent is null)), 0) as oldest
        from fairlead.item i join fairlead.lane l on l.id = i.lane join fairlead.ticket t on t.id = i.ticket_id
        group by 1),
    outbox as (
        select c.name as channel, n.kind, n.state, count(*) as n,
               extract(epoch from now() - min(n.created_at)) as oldest
        from fairlead.notice n join fairlead.channel c on c.id = n.channel_id
        where n.state in ('pending', 'sending') group by 1, 2, 3),
    kept as (
        select c.name as channel, q.state, count(*) as n, extract(epoch from now() - min(q.first_at)) as oldest
        from fairlead.quarantine q join fairlead.channel c on c.id = q.channel_id
        where q.state in ('quarantined', 'held') group by 1, 2),
    told as (
        select h ->> 'name' as name, h from jsonb_array_elements(fairlead.hooks()) h where h ->> 'state' <> 'gone'),
    rows (name, value, tags) as (
        select 'fairlead.queue.waiting', waiting, jsonb_build_object('topic', topic) from queue
        union all select 'fairlead.queue.held', held, jsonb_build_object('topic', topic) from queue
        union all select 'fairlead.queue.overdue', overdue, jsonb_build_object('topic', topic) from queue
        union all select 'fairlead.queue.oldest.seconds', oldest, jsonb_build_object('topic', topic) from queue
        union all select 'fairlead.outbox', n, jsonb_build_object('channel', channel, 'kind', kind, 'state', state) from outbox
        union all select 'fairlead.outbox.oldest.seconds', oldest,
                         jsonb_build_object('channel', channel, 'kind', kind, 'state', state) from outbox
        union all select 'fairlead.quarantine', n, jsonb_build_object('channel', channel, 'state', state) from kept
        union all select 'fairlead.quarantine.oldest.seconds', oldest,
                         jsonb_build_object('channel', channel, 'state', state) from kept
        union all select 'fairlead.webhook.waiting', (h ->> 'waiting')::bigint, jsonb_build_object('endpoint', name) from told
        union all select 'fairlead.webhook.dead', (h ->> 'dead')::bigint, jsonb_build_object('endpoint', name) from told
        union all select 'fairlead.webhook.delivered', (h ->> 'delivered')::bigint, jsonb_build_object('endpoint', name) from told
        union all select 'fairlead.webhook.oldest.seconds',
                         coalesce(extract(epoch from now() - (h ->> 'oldest_waiting_at')::timestamptz), 0),
                         jsonb_build_object('endpoint', name) from told
        union all select 'fairlead.ledger', v.times, jsonb_build_object('channel', l.channel, 'outcome', v.outcome)
        from fairlead.ledger l, lateral (values ('queued', l.queued), ('appended', l.appended),
            ('duplicate', l.duplicate), ('ignored', l.ignored), ('rejected', l.rejected),
            ('quarantined', l.quarantined)) as v (outcome, times)
        union all select 'fairlead.ledger.missing', coalesce(sum(m.missing), 0), jsonb_build_object('channel', c.name)
        from fairlead.channel c left join fairlead.missing m on m.channel_id = c.id group by c.name
        union all select 'fairlead.channel.silent.seconds', extract(epoch from now() - l.last_at),
                         jsonb_build_object('channel', l.channel) from fairlead.ledger l where l.last_at is not null
        union all select 'fairlead.channel.polled.seconds', extract(epoch from now() - s.polled_at),
                         jsonb_build_object('channel', s.channel) from fairlead.channel_state s where s.polled_at is not null
        union all select 'fairlead.database.oldest.transaction.seconds',
                         coalesce(extract(epoch from now() - min(a.xact_start)), 0), '{}'
        from pg_stat_activity a where a.datname = current_database() and a.pid <> pg_backend_pid()
        union all select 'fairlead.routers', count(*), '{}' from fairlead.router r
        where r.stopped_at is null and r.seen_at > now() - interval '1 minute')
    select coalesce(jsonb_agg(tags || jsonb_build_object('name', name, 'value', value)), '[]') from rows
$$;
