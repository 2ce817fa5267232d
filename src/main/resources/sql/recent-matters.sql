select fairlead.recent_matters(:#minutes, :#customers)::text as matters
