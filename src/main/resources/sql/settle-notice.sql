select fairlead.settle_notice(:#id, :#state, :#reason, make_interval(secs => :#retry_in), cast(:#place as jsonb))
