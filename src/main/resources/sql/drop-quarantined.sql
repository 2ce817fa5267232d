select fairlead.drop_quarantined(cast(:#ids as bigint[]), :#channel, :#reason, :#why, :#by) as meant
