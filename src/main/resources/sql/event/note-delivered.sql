select fairlead.note_delivered(?, ?)
