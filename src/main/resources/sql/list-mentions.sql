select fairlead.list_mentions(:#person, cast(:#filter as jsonb), cast(:#after as bigint), cast(:#limit as int))::text as mentions
