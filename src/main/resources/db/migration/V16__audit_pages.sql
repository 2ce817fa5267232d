-- The audit is read page by page, the newest first, by all or by one filter; a second filter reads on along the first.
create index audit_at on fairlead.audit (at desc, id desc);
create index audit_actor_at on fairlead.audit (actor, at desc, id desc);
create index audit_deed_at on fairlead.audit (deed, at desc, id desc);
create index audit_subject_at on fairlead.audit (subject, at desc, id desc);
drop index fairlead.audit_actor;
drop index fairlead.audit_subject;
