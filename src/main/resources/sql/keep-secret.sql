insert into fairlead.secret (name, value) values (?, ?) on conflict (name) do nothing
