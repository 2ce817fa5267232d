select * from fairlead.enqueue(cast(:#draft as jsonb), :#sealed)
