select fairlead.obey(cast(:#order as jsonb))
