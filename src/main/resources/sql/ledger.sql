select channel, kind, seen, queued, appended, duplicate, ignored, rejected, quarantined, last_at
from fairlead.ledger
order by channel
