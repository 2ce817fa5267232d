select fairlead.queue_counts()::text
