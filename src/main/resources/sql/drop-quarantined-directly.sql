select fairlead.drop_quarantined(cast(? as bigint[]), ?, ?, ?, ?)
