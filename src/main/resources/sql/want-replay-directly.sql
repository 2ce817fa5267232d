select fairlead.want_replay(cast(? as bigint[]), ?, ?, ?)
