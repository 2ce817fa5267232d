with wanted as materialized (
    delete from fairlead.unsearchable u where u.message_id = any (array(
        select n.message_id from fairlead.unsearchable n limit ? for update skip locked))
    returning u.message_id)
select x.id, x.ticket_id,
    concat_ws(' ', x.subject, x.text, x.author ->> 'name',
        (select string_agg(a, ' ') from jsonb_array_elements_text(x.author -> 'addresses') a),
        (select string_agg(f ->> 'name', ' ') from jsonb_array_elements(x.attachments) f)) as text
from wanted w join fairlead.message x on x.id = w.message_id
