select fairlead.list_tickets(
    cast(:#filter as jsonb), coalesce(cast(:#after as bigint), fairlead.ticket_id(cast(:#before as text))),
    cast(:#limit as int))::text as page
