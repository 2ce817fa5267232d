select fairlead.note_arrival(:#channel, :#kind, :#source_id, :#outcome, :#reason)
