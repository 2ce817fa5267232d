select fairlead.audit_page(cast(:#filter as jsonb), cast(:#after as bigint), cast(:#limit as int))::text as page
