select id, channel, channel_kind, file from fairlead.take_attachments()
