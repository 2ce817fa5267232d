select fairlead.want_channel(:#channel, :#wanted, :#by)
