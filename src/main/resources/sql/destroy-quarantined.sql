select fairlead.destroy_quarantined(?, ?, ?)
