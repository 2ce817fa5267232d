-- The shared queue. Cold tables (ticket, message) are written on arrival and on resolve; the narrow hot table (item)
-- holds one row for each ticket that waits or is held, and is deleted on resolve. Lock order everywhere: ticket, item.
-- All times come from the database's clock.

create table fairlead.channel (
    id   smallint generated always as identity primary key,
    name text not null unique,
    kind text not null check (kind in ('email', 'telegram', 'form', 'webhook', 'file'))
);

-- One combination of what a claim can ask for; a few hundred rows.
create table fairlead.lane (
    id       smallint generated always as identity primary key,
    topic    text not null,
    language text not null,
    unique (topic, language)
);

create table fairlead.customer (
    id        bigint generated always as identity primary key,
    key       text not null unique,
    name      text not null,
    addresses jsonb not null,
    check (octet_length(key) <= 500)
);

create table fairlead.ticket (
    id              bigint generated always as identity primary key,
    conversation    text not null check (octet_length(conversation) <= 500),
    state           text not null default 'open' check (state in ('open', 'answered', 'resolved', 'spam')),
    channel_id      smallint not null references fairlead.channel,
    customer_id     bigint not null references fairlead.customer,
    visibility      text not null check (visibility in ('public', 'private')),
    subject         text not null,
    topic           text not null,
    confidence      real not null check (confidence between 0 and 1),
    because         jsonb not null,
    alternatives    jsonb not null,
    language        text not null,
    priority        smallint not null check (priority between 0 and 3),
    due_at          timestamptz not null,
    facts           jsonb not null,
    missing         jsonb not null,
    flags           jsonb not null,
    message_count   int not null default 1 check (message_count > 0),
    created_at      timestamptz not null default now(),
    last_message_at timestamptz not null default now(),
    resolved_at     timestamptz,
    resolved_by     text,
    check ((state in ('resolved', 'spam')) = (resolved_at is not null))
) with (fillfactor = 85);
-- At most one open ticket a conversation; also the look-up that tells new from appended.
create unique index ticket_open on fairlead.ticket (channel_id, conversation) where state in ('open', 'answered');
create index ticket_recent on fairlead.ticket (id desc) where state = 'open';

create table fairlead.message (
    id          bigint generated always as identity primary key,
    ticket_id   bigint not null references fairlead.ticket,
    channel_id  smallint not null references fairlead.channel,
    source_key  text not null check (octet_length(source_key) <= 500),
    direction   text not null default 'in' check (direction in ('in', 'out')),
    visibility  text not null check (visibility in ('public', 'private')),
    author      jsonb not null,
    sent_at     timestamptz not null,
    received_at timestamptz not null,
    stored_at   timestamptz not null default now(),
    subject     text not null,
    text        text not null,
    html        text,
    reply_text  text not null,
    quoted_text text not null,
    auto        text not null check (auto in ('no', 'reply', 'bounce', 'list')),
    attachments jsonb not null,
    findings    jsonb not null,
    revisions   jsonb not null default '[]',
    unique (channel_id, source_key)
);
create index message_ticket on fairlead.message (ticket_id, id);

-- What came in, sealed (AEAD); kept apart so that it can be destroyed without touching the ticket.
create table fairlead.original (
    message_id bigint not null references fairlead.message,
    revision   int not null,
    media_type text not null,
    sealed     bytea not null,
    primary key (message_id, revision)
);

create table fairlead.item (
    ticket_id   bigint primary key references fairlead.ticket,
    lane        smallint not null references fairlead.lane,
    priority    smallint not null,
    due_at      timestamptz not null,
    attempts    smallint not null default 0,
    agent       text,
    token       bigint,
    lease_until timestamptz,
    check ((agent is null) = (token is null) and (agent is null) = (lease_until is null))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
create index item_lane on fairlead.item (lane, priority, due_at, ticket_id) where agent is null;
create index item_any on fairlead.item (priority, due_at, ticket_id) where agent is null;
-- The lease's end is not indexed, so that a heartbeat is a HOT update.
create index item_held on fairlead.item (agent, ticket_id) where agent is not null;
create sequence fairlead.lease_token;

-- The outbox: what the router must still send, and what became of it.
create table fairlead.notice (
    id         bigint generated always as identity primary key,
    ticket_id  bigint not null references fairlead.ticket,
    channel_id smallint not null references fairlead.channel,
    kind       text not null check (kind in ('warning', 'acknowledgement', 'reply')),
    language   text not null,
    text       text not null,
    recipient  jsonb not null,
    state      text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'refused', 'unknown')),
    attempts   int not null default 0,
    next_at    timestamptz not null default now(),
    created_at timestamptz not null default now(),
    settled_at timestamptz,
    reason     text
);
create index notice_pending on fairlead.notice (next_at, id) where state = 'pending';
create index notice_sending on fairlead.notice (next_at) where state = 'sending';
create index notice_ticket on fairlead.notice (ticket_id);

create table fairlead.quarantine (
    id         bigint generated always as identity primary key,
    channel_id smallint not null references fairlead.channel,
    source_id  text not null check (octet_length(source_id) <= 500),
    state      text not null check (state in ('quarantined', 'held', 'replayed', 'dropped')),
    reason     text not null,
    media_type text not null,
    sealed     bytea not null,
    at         timestamptz not null default now(),
    unique (channel_id, source_id)
);

-- One row for each time that a channel handed something over: the ledger's entries.
create table fairlead.arrival (
    id         bigint generated always as identity primary key,
    channel_id smallint not null references fairlead.channel,
    source_id  text not null,
    at         timestamptz not null default now(),
    outcome    text not null
        check (outcome in ('queued', 'appended', 'duplicate', 'ignored', 'rejected', 'quarantined')),
    reason     text,
    ticket_id  bigint
);
create index arrival_at on fairlead.arrival (at);

create table fairlead.event (
    id        bigint generated always as identity primary key,
    ticket_id bigint not null references fairlead.ticket,
    at        timestamptz not null default clock_timestamp(),
    kind      text not null,
    agent     text,
    token     bigint,
    detail    jsonb not null default '{}'
);
create index event_ticket on fairlead.event (ticket_id, id);

-- What all routers on this database sign with: keys of form pages, status links.
create table fairlead.secret (
    name  text primary key,
    value bytea not null
);
