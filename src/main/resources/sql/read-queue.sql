select (fairlead.queue_counts() || jsonb_build_object('mine', fairlead.held_by(:#person)))::text as queue
