-- A file that an agent has put up for an answer: it waits here, for its author only, until an answer takes it along or a
-- day has passed. The number is random, because an answer names it after the guard has read it.
create table fairlead.upload (
    id        uuid primary key default gen_random_uuid(),
    ticket_id bigint not null references fairlead.ticket,
    agent     text not null,
    at        timestamptz not null default now(),
    name      text not null check (char_length(name) between 1 and 200),
    type      text not null,
    size      bigint not null check (size > 0),
    sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$')
);
create index upload_content on fairlead.upload (sha256);
create index upload_ticket on fairlead.upload (ticket_id);
create index upload_at on fairlead.upload (at);

-- What goes out with it, [{name, type, size, sha256}], names as they go out; the message of the answer has them masked.
alter table fairlead.notice add column files jsonb not null default '[]';

-- Their successors take other parameters, or return more.
drop function if exists fairlead.take_notices(int, text[]);
drop function if exists fairlead.answer(text, bigint, int, text, text, boolean, text, interval);
