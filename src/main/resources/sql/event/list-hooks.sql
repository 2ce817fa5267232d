select fairlead.hooks()::text
