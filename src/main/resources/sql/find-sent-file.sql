-- The name of a file with this content that has gone out with an answer to the ticket.
select coalesce(f ->> 'name', '') as name
from fairlead.attachment a
join fairlead.message x on x.id = a.message_id
join fairlead.notice n on n.answer_id = x.id
cross join lateral jsonb_array_elements(x.attachments) f
where a.sha256 = :#sha256 and f ->> 'sha256' = a.sha256 and x.ticket_id = fairlead.ticket_id(:#ref)
  and n.state <> 'pending'
limit 1
