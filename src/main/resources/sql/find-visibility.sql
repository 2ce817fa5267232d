select visibility from fairlead.ticket where id = fairlead.ticket_id(:#ref)
