-- The name of a file with this content that has gone out with an answer to the ticket, or that came for it and was merged or
-- split off.
select coalesce(f ->> 'name', '') as name
from (select fairlead.ticket_id(:#ref) as id) asked
join fairlead.message x on x.origin_id = asked.id or x.ticket_id = asked.id and x.origin_id is null
join fairlead.notice n on n.answer_id = x.id
join fairlead.attachment a on a.message_id = x.id
cross join lateral jsonb_array_elements(x.attachments) f
where a.sha256 = :#sha256 and f ->> 'sha256' = a.sha256 and n.state <> 'pending'
limit 1
