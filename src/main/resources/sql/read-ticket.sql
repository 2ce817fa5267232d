select fairlead.ticket_json(fairlead.ticket_id(:#ref))::text as ticket
