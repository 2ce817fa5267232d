-- Which message has which content. One row for each file of a message; contents themselves are kept outside, sealed,
-- under their hash. A file that could not be had when its message came waits here until it is fetched.
create table fairlead.attachment (
    id         bigint generated always as identity primary key,
    message_id bigint not null references fairlead.message,
    sha256     text check (sha256 ~ '^[0-9a-f]{64}$'),
    source     text,
    attempts   int not null default 0,
    next_at    timestamptz,
    check (sha256 is not null or source is not null),
    check (sha256 is null or next_at is null)
);
create unique index attachment_of_message on fairlead.attachment (message_id, sha256) where sha256 is not null;
create unique index attachment_from_source on fairlead.attachment (message_id, source) where sha256 is null;
create index attachment_content on fairlead.attachment (sha256) where sha256 is not null;
create index attachment_wanted on fairlead.attachment (next_at) where next_at is not null;
