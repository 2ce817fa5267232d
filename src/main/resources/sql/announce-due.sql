select fairlead.announce_due()
