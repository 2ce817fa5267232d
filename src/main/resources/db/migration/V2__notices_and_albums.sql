-- A notice may be an answer to a command, which belongs to no ticket, or ask the channel to delete a message. The cause,
-- where there is one, is what makes a repeat of the command harmless.
alter table fairlead.notice alter column ticket_id drop not null;
alter table fairlead.notice drop constraint notice_kind_check;
alter table fairlead.notice add constraint notice_kind_check
    check (kind in ('warning', 'acknowledgement', 'reply', 'command', 'deletion'));
alter table fairlead.notice add column cause text;
create unique index notice_cause on fairlead.notice (channel_id, cause) where cause is not null;

-- Its successor takes one parameter more.
drop function if exists fairlead.settle_notice(bigint, text, text, interval);

-- The parts of an album arrive as messages of their own and are kept as one; here each part stands for itself, so that
-- a repeat of it is known and an edit changes it alone.
alter table fairlead.message add column album text check (octet_length(album) <= 500);
create index message_album on fairlead.message (channel_id, album) where album is not null;
create table fairlead.album_part (
    id          bigint generated always as identity primary key,
    message_id  bigint not null references fairlead.message,
    channel_id  smallint not null references fairlead.channel,
    source_key  text not null check (octet_length(source_key) <= 500),
    text        text not null,
    reply_text  text not null,
    quoted_text text not null,
    attachments jsonb not null,
    findings    jsonb not null,
    unique (channel_id, source_key)
);
create index album_part_message on fairlead.album_part (message_id, id);
