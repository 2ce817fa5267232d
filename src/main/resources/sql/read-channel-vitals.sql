select fairlead.channel_vitals()::text
