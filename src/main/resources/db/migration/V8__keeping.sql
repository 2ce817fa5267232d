-- Who did what that must be answered for: reveals, sign-ins, what was destroyed. Rows are added, never changed.
create table fairlead.audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default clock_timestamp(),
    actor   text not null check (actor <> ''),
    deed    text not null check (deed ~ '^[a-z][a-z_]*$'),
    subject text not null,
    reason  text,
    detail  jsonb not null default '{}'
);
create index audit_subject on fairlead.audit (subject, id);
create index audit_actor on fairlead.audit (actor, id);

create function fairlead.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'fairlead.% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger audit_only_grows before update or delete or truncate on fairlead.audit
    for each statement execute function fairlead.refuse_change();

-- Which message a notice is about, who is told or told of (so many an hour at most), and which notice goes out first.
-- Withheld: it was due, but would have been one too many.
alter table fairlead.notice add column message_id bigint references fairlead.message;
alter table fairlead.notice add column person text check (octet_length(person) <= 500);
alter table fairlead.notice add column after bigint references fairlead.notice;
create index notice_message on fairlead.notice (message_id) where message_id is not null;
create index notice_person on fairlead.notice (person, kind, created_at) where person is not null;
alter table fairlead.notice drop constraint notice_kind_check;
alter table fairlead.notice add constraint notice_kind_check
    check (kind in ('warning', 'acknowledgement', 'reply', 'command', 'deletion', 'report', 'caution'));
alter table fairlead.notice drop constraint notice_state_check;
alter table fairlead.notice add constraint notice_state_check
    check (state in ('pending', 'sending', 'sent', 'refused', 'unknown', 'withheld'));

-- What an original is called by its source: it is sealed for that name. Those that are older than this column are tried
-- with every name that came for their ticket.
alter table fairlead.original add column source_id text check (octet_length(source_id) <= 500);

-- When what is kept of a resolved ticket was destroyed; it may be resolved again later, with more to destroy.
alter table fairlead.ticket add column cleared_at timestamptz;
create index ticket_uncleared on fairlead.ticket (resolved_at)
    where resolved_at is not null and (cleared_at is null or cleared_at < resolved_at);
alter table fairlead.quarantine add column destroyed_at timestamptz;
create index quarantine_kept on fairlead.quarantine (at) where destroyed_at is null;
create index quarantine_held on fairlead.quarantine (channel_id) where state = 'held';
