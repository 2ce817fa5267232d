select fairlead.replay_events(?, ?::bigint[], ?)
