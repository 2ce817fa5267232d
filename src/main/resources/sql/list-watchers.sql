select fairlead.watchers(fairlead.ticket_id(?))::text
