select fairlead.announce_due_times(?, ?)
