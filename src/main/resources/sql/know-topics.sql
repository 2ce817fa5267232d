select fairlead.know_topics(cast(? as jsonb))
