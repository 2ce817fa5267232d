select fairlead.due_soon_json()::text as due
