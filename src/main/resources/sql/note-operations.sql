select fairlead.note_operations(:#router, cast(:#counts as jsonb), cast(:#states as jsonb))
