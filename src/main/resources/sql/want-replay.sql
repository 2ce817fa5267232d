select fairlead.want_replay(cast(:#ids as bigint[]), :#channel, :#reason, :#by) as meant
