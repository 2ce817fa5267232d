select tickets, originals, quarantined
from fairlead.destroy_due(make_interval(days => :#originals_days), make_interval(days => :#quarantine_days))
