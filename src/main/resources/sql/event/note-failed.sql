select fairlead.note_failed(?, ?, ?, ?, make_interval(secs => ?))
