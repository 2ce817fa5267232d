-- What an administrator sees of a channel, kept so that a restart forgets neither since when nor what somebody decided.
create table fairlead.channel_state (
    channel       text primary key,
    state         text not null check (state in ('healthy', 'degraded', 'unhealthy', 'off')),
    since         timestamptz not null default now(),
    reason        text not null,
    last_error    text,
    last_error_at timestamptz,
    polled_at     timestamptz,
    wanted        text not null default 'started' check (wanted in ('started', 'stopped', 'suspended')),
    wanted_by     text,
    wanted_at     timestamptz,
    check ((wanted_by is null) = (wanted_at is null))
) with (fillfactor = 50);

-- Each start of a router; which arrivals were noted over its connections is told by the connections' name.
create table fairlead.router (
    name       text primary key,
    started_at timestamptz not null default now(),
    seen_at    timestamptz not null default now(),
    stopped_at timestamptz
) with (fillfactor = 50);
alter table fairlead.arrival add column router text;
alter table fairlead.arrival alter column router set default nullif(current_setting('application_name', true), '');

-- What a router has counted at its door, apart from the ledger: messages whose source was told "we have it", and those
-- that were given back. What it knows of its whole life stands in handover, what of it fell into which hour besides.
create table fairlead.handover (
    router     text not null references fairlead.router,
    channel_id smallint not null references fairlead.channel,
    seen       bigint not null,
    returned   bigint not null,
    primary key (router, channel_id)
) with (fillfactor = 50);
create table fairlead.handover_hour (
    channel_id smallint not null references fairlead.channel,
    hour       timestamptz not null,
    seen       bigint not null,
    returned   bigint not null,
    primary key (channel_id, hour)
) with (fillfactor = 50);

-- The ledger's lines, added up by hour once they are a few minutes old; what is younger is added up when it is asked for.
create table fairlead.ledger_hour (
    channel_id smallint not null references fairlead.channel,
    hour       timestamptz not null,
    outcome    text not null,
    reason     text not null,
    router     text not null,
    times      bigint not null,
    last_at    timestamptz not null,
    primary key (channel_id, hour, outcome, reason, router)
) with (fillfactor = 70);
create index ledger_hour_router on fairlead.ledger_hour (router, channel_id);
create table fairlead.ledger_closed (
    only_one boolean primary key default true check (only_one),
    until    timestamptz not null
);
insert into fairlead.ledger_closed (until) values ('-infinity');

-- A message in quarantine: when it came first, who wants it to be replayed or dropped it, and why.
alter table fairlead.quarantine add column first_at timestamptz not null default now();
update fairlead.quarantine set first_at = at;
alter table fairlead.quarantine add column wanted_at timestamptz;
alter table fairlead.quarantine add column wanted_by text;
alter table fairlead.quarantine add column taken_until timestamptz;
alter table fairlead.quarantine add column settled_at timestamptz;
alter table fairlead.quarantine add column settled_by text;
alter table fairlead.quarantine add column settled_why text;
alter table fairlead.quarantine add constraint quarantine_wanted check ((wanted_at is null) = (wanted_by is null));
create index quarantine_wanted on fairlead.quarantine (wanted_at) where wanted_at is not null;
create index quarantine_open on fairlead.quarantine (id desc) where state in ('quarantined', 'held');
