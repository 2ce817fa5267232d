select id, channel, kind, source_id, media_type, sealed, first_at from fairlead.take_replays()
