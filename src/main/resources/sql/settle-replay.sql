select fairlead.settle_replay(:#id, :#failure)
