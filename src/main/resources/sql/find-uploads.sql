select fairlead.uploads(fairlead.ticket_id(:#ref), :#person, cast(:#files as jsonb))::text as files
