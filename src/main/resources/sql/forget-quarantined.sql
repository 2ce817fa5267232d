select fairlead.forget_quarantined(?, ?, ?)
