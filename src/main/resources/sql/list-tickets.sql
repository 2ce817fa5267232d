-- The newest tickets first, whole; paged by reference.
select coalesce(jsonb_agg(fairlead.ticket_json(id) order by id desc), '[]')::text as tickets
from (
    select t.id
    from fairlead.ticket t
    left join fairlead.item i on i.ticket_id = t.id
    where (cast(:#status as text) is null or fairlead.status_of(t.state, i.agent) = :#status)
      and (cast(:#before as text) is null or t.id < fairlead.ticket_id(:#before))
    order by t.id desc
    limit :#limit
) page
