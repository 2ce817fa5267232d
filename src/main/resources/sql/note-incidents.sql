select fairlead.note_incidents(cast(:#found as jsonb), :#customers, :#quiet)::text as news
