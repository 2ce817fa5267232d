-- A public warning invites its author to go on in private: the token stands in the link. Who follows it gets a private
-- ticket of his own, linked to the public one; the two are never mixed, so that no private answer appears in public.
create table fairlead.invitation (
    token             text primary key check (token ~ '^[0-9a-f]{32}$'),
    ticket_id         bigint not null references fairlead.ticket,
    created_at        timestamptz not null default now(),
    joined_at         timestamptz,
    channel_id        smallint references fairlead.channel,
    conversation      text,
    private_ticket_id bigint references fairlead.ticket,
    check ((joined_at is null) = (conversation is null) and (joined_at is null) = (channel_id is null)),
    check (private_ticket_id is null or joined_at is not null)
);
create index invitation_of on fairlead.invitation (ticket_id);
create index invitation_joined on fairlead.invitation (channel_id, conversation) where private_ticket_id is null;
create index invitation_private on fairlead.invitation (private_ticket_id) where private_ticket_id is not null;

-- An update that is no message is counted once, however often it comes; until now a repeat was counted again.
update fairlead.arrival a set outcome = 'duplicate'
where a.outcome = 'ignored'
  and exists (
      select 1 from fairlead.arrival b
      where b.channel_id = a.channel_id and b.source_id = a.source_id and b.outcome = 'ignored' and b.id < a.id);
create unique index arrival_ignored on fairlead.arrival (channel_id, source_id) where outcome = 'ignored';

-- Where a bot was not allowed to delete; read at each start.
create index notice_deletion on fairlead.notice (channel_id, id) where kind = 'deletion';

-- Its successor takes a parameter.
drop function if exists fairlead.sweep_notices();
