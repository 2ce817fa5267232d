select fairlead.know_hooks(?::jsonb)
