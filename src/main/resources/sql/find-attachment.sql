-- The name of a ticket's file with this content.
select coalesce(f ->> 'name', '') as name
from fairlead.attachment a
join fairlead.message x on x.id = a.message_id
cross join lateral jsonb_array_elements(x.attachments) f
where a.sha256 = :#sha256 and f ->> 'sha256' = a.sha256 and x.ticket_id = fairlead.ticket_id(:#ref)
limit 1
