select fairlead.note_operations(?, cast(? as jsonb), '[]'), fairlead.leave(?)
