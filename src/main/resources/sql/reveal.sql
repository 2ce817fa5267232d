select revision, channel, kind, source_ids, media_type, sealed from fairlead.reveal(?, ?, ?, ?)
