select fairlead.drop_events(?, ?::bigint[], ?, ?)
