select id, channel, channel_kind, kind, language, text, recipient::text as recipient, attempts
from fairlead.take_notices(1, array['telegram', 'form', 'webhook', 'file'])
