select fairlead.status_json(fairlead.ticket_id(:#ref))::text as ticket
