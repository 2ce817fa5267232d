insert into fairlead.audit (actor, deed, subject, detail) values (?, ?, ?, ?::jsonb)
