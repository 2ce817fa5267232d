-- Two tickets that are one: the duplicate stays as a stub that leads to where it went, and owns nothing any more.
alter table fairlead.ticket add column merged_into bigint references fairlead.ticket;
alter table fairlead.ticket add column merged_count int not null default 0;
alter table fairlead.ticket drop constraint ticket_state_check;
alter table fairlead.ticket add constraint ticket_state_check
    check (state in ('open', 'answered', 'resolved', 'spam', 'merged'));
alter table fairlead.ticket drop constraint ticket_check;
alter table fairlead.ticket add constraint ticket_check
    check ((state in ('resolved', 'spam', 'merged')) = (resolved_at is not null));
alter table fairlead.ticket drop constraint ticket_message_count_check;
alter table fairlead.ticket add constraint ticket_message_count_check check (message_count > 0 or state = 'merged');
alter table fairlead.ticket add constraint ticket_merged
    check ((state = 'merged') = (merged_into is not null) and merged_into <> id);
create index ticket_stub on fairlead.ticket (channel_id, conversation, id) where state = 'merged';
create index ticket_merged_into on fairlead.ticket (merged_into) where merged_into is not null;

-- For which ticket it came, where that one was merged: who looks through that ticket's link sees this and no more.
alter table fairlead.message add column origin_id bigint references fairlead.ticket;
alter table fairlead.notice add column origin_id bigint references fairlead.ticket;
alter table fairlead.note add column origin_id bigint references fairlead.ticket;
create index message_origin on fairlead.message (origin_id) where origin_id is not null;
create index notice_origin on fairlead.notice (origin_id) where origin_id is not null;
create index note_origin on fairlead.note (origin_id) where origin_id is not null;

-- Its successor answers one thing more.
drop function if exists fairlead.thread(smallint, jsonb);
