-- Events for other systems. What happens to a ticket is written down in its own transaction (R__36), once for all who want
-- it; from there each endpoint gets a line of deliveries of its own, so that none waits for another.

-- Where events go, as config/webhooks.yaml says; so that a transaction knows whether anybody wants its event.
create table fairlead.hook (
    name         text primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    kind         text not null check (kind in ('webhook', 'camel')),
    place        text not null,
    kinds        text[] not null,
    gone_at      timestamptz,
    stopped_at   timestamptz,
    stopped_by   text,
    stopped_why  text,
    delivered    bigint not null default 0,
    delivered_at timestamptz,
    failures     int not null default 0,
    failed_at    timestamptz,
    last_error   text,
    check ((stopped_at is null) = (stopped_by is null))
) with (fillfactor = 50);

-- An event while somebody has yet to get it: waits says how many have. It is in no line before it is lined up.
create table fairlead.hook_event (
    id        bigint generated always as identity primary key,
    uid       text not null default 'msg_' || replace(gen_random_uuid()::text, '-', ''),
    ticket_id bigint not null references fairlead.ticket,
    kind      text not null,
    actor     text,
    at        timestamptz not null,
    data      jsonb not null,
    waits     int
);
create index hook_event_new on fairlead.hook_event (id) where waits is null;
create index hook_event_ticket on fairlead.hook_event (ticket_id);

-- One event on its way to one endpoint; gone once it is delivered. Of a ticket's deliveries to one endpoint only the first
-- is ever due, the others wait until "infinity". A delivery that was taken is due again when its lease runs out.
create table fairlead.delivery (
    hook       text not null references fairlead.hook,
    event_id   bigint not null references fairlead.hook_event on delete cascade,
    ticket_id  bigint not null,
    state      text not null default 'waiting' check (state in ('waiting', 'dead')),
    attempts   int not null default 0,
    next_at    timestamptz not null,
    settled_at timestamptz,
    reason     text,
    primary key (hook, event_id),
    check ((state = 'dead') = (settled_at is not null)),
    check (state = 'waiting' or reason is not null)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create index delivery_event on fairlead.delivery (event_id);
create index delivery_due on fairlead.delivery (hook, next_at, event_id) where state = 'waiting';
create index delivery_ticket on fairlead.delivery (hook, ticket_id, event_id) where state = 'waiting';
create index delivery_dead on fairlead.delivery (settled_at) where state = 'dead';
