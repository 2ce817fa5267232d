select * from fairlead.take_deliveries(?, ?, make_interval(secs => ?))
