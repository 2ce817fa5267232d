select fairlead.make_searchable(1000) as messages
