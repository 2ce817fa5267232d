select fairlead.note_failed(?, ?, ?, ?, null)
