select fairlead.close_ledger(), fairlead.channel_vitals()::text as vitals
