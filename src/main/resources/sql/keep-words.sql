insert into fairlead.message_words as w (message_id, ticket_id, words) values (?, ?, array_to_tsvector(?))
on conflict (message_id) do update set words = excluded.words, ticket_id = excluded.ticket_id
