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
