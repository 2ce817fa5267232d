select (select coalesce(json_agg(json_build_object('name', c.name) order by c.name), '[]') from fairlead.colleagues() c (name))::text
    as colleagues
