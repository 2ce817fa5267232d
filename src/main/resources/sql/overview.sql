select fairlead.overview(:#days)::text as overview
