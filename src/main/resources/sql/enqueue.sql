select * from fairlead.take_in(cast(:#draft as jsonb), :#sealed)
