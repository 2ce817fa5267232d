select fairlead.note_refusals(:#channel, :#kind, :#source_id, :#reason, :#times)
