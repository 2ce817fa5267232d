select fairlead.settle_attachment(:#id, cast(:#file as jsonb))
