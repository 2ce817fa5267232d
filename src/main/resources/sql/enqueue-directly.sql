select e.outcome from fairlead.take_in(cast(? as jsonb), ?) e
