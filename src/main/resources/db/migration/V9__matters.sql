-- What a ticket is about, beyond itself: what is asked of its customer, what people corrected, which outbreak it is part
-- of, when its due time is announced, which other ticket may be the same matter.

-- The texts that a notice is completed with when it goes out, by their names in config/notices; and which facts it asked
-- for then.
alter table fairlead.notice add column words jsonb not null default '{}';
alter table fairlead.notice add column asked text[] not null default '{}';

-- The topics as the running configuration has them, for what is decided here; written at each start.
create table fairlead.topic (
    code     text primary key,
    priority smallint not null check (priority between 0 and 3),
    required jsonb not null,
    due      jsonb not null
);

-- A topic that a person set, with the masked words that had been misunderstood: an example for the next training.
create table fairlead.correction (
    ticket_id  bigint primary key references fairlead.ticket on delete cascade,
    at         timestamptz not null default now(),
    person     text not null,
    from_topic text not null,
    to_topic   text not null,
    language   text not null,
    text       text not null
);

-- The same complaint from many customers within minutes. Words are by language, '' for any; terms and their weights are
-- what its tickets have in common.
create table fairlead.incident (
    id        bigint generated always as identity primary key,
    topic     text not null,
    language  text not null,
    title     text not null,
    terms     jsonb not null,
    words     jsonb not null default '{}',
    since     timestamptz not null,
    opened_at timestamptz not null default now(),
    last_at   timestamptz not null,
    closed_at timestamptz
);
create index incident_open on fairlead.incident (topic) where closed_at is null;
create table fairlead.incident_ticket (
    ticket_id   bigint primary key references fairlead.ticket on delete cascade,
    incident_id bigint not null references fairlead.incident on delete cascade
);
create index incident_ticket_of on fairlead.incident_ticket (incident_id);

-- When a ticket that waits or is held is announced as due soon; null once it was. The rule holds for all routers.
create table fairlead.due_rule (
    single boolean primary key default true check (single),
    before interval not null,
    share  real not null check (share between 0 and 1)
);
insert into fairlead.due_rule (before, share) values ('30 minutes', 0.25);
alter table fairlead.item add column warn_at timestamptz;
update fairlead.item set warn_at = due_at - interval '30 minutes' where due_at > now() and due_at < 'infinity';
create index item_warn on fairlead.item (warn_at) where warn_at is not null;
create index item_warned on fairlead.item (due_at) where warn_at is null;

-- By what two tickets are known to be of one customer, or about one thing.
create table fairlead.trait (
    kind      text not null check (kind in ('account_uid', 'email', 'phone', 'order_number', 'transaction_hash')),
    value     text not null check (octet_length(value) <= 200),
    ticket_id bigint not null references fairlead.ticket on delete cascade,
    primary key (kind, value, ticket_id)
);
create index trait_of on fairlead.trait (ticket_id);
create index ticket_customer on fairlead.ticket (customer_id, id);
