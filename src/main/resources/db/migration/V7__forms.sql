-- One line of the ledger may stand for many refusals: a flood must not flood the ledger.
alter table fairlead.arrival add column times int not null default 1 check (times > 0);

-- Contents that were kept before their message was; they stay while it waits in quarantine.
alter table fairlead.quarantine add column contents text[] not null default '{}';
create index quarantine_contents on fairlead.quarantine using gin (contents) where contents <> '{}';

-- Its successor takes one parameter more.
drop function if exists fairlead.put_in_quarantine(text, text, text, text, text, text, bytea);

-- What the customer says of the help, once his ticket is resolved.
create table fairlead.rating (
    ticket_id bigint primary key references fairlead.ticket,
    score     text not null check (score in ('good', 'bad')),
    comment   text check (char_length(comment) <= 4000),
    at        timestamptz not null default now(),
    changed   boolean not null default false
);

-- Proofs of work that were used; each is remembered until it would have run out anyway.
create table fairlead.spent_proof (
    challenge text primary key check (octet_length(challenge) <= 128),
    source_id text not null,
    until     timestamptz not null
);
create index spent_proof_until on fairlead.spent_proof (until);
