select fairlead.gauges()::text as gauges
