select pg_notify('fairlead', 'work')
