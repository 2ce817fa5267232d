-- The name of a ticket's file with this content; of an upload only for its author.
select name from (
    select coalesce(f ->> 'name', '') as name
    from fairlead.attachment a
    join fairlead.message x on x.id = a.message_id
    cross join lateral jsonb_array_elements(x.attachments) f
    where a.sha256 = :#sha256 and f ->> 'sha256' = a.sha256 and x.ticket_id = fairlead.ticket_id(:#ref)
    union all
    select u.name from fairlead.upload u
    where u.sha256 = :#sha256 and u.agent = :#person and u.ticket_id = fairlead.ticket_id(:#ref)) file
limit 1
