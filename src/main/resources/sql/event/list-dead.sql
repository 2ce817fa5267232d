select fairlead.dead_events(?)::text
