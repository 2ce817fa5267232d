select fairlead.put_in_quarantine(:#channel, :#kind, :#source_id, :#state, :#reason, :#media_type, :#sealed, :#contents)
