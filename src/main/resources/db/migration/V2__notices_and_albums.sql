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
