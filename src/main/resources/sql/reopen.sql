select fairlead.reopen(:#ref, 'customer')
