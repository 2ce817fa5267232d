select fairlead.perform(
    cast(:#operation as text), cast(:#person as text), cast(:#ref as text), cast(:#id as bigint), cast(:#key as text),
    cast(:#version as int), cast(:#body as jsonb))::text as answer
