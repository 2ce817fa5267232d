select fairlead.incidents_json()::text as incidents
