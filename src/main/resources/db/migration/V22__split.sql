-- A ticket that began with messages of another one.
alter table fairlead.ticket add column split_from bigint references fairlead.ticket check (split_from <> id);
create index ticket_split_from on fairlead.ticket (split_from) where split_from is not null;
