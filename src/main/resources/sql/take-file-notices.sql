select id, channel, channel_kind, kind, language, text, recipient::text as recipient, attempts, files::text as files
from fairlead.take_notices(1, array['telegram', 'form', 'webhook', 'file'], true)
