-- Search in any language: the words of a message are made by the router, apart from the intake, in the same way as those
-- that are looked for.

-- What is looked for: every word, each as a beginning. Null when there is none.
create or replace function fairlead.search_for(p_words jsonb) returns tsquery language sql immutable parallel safe as $$
    select string_agg(quote_literal(w.word) || ':*', ' & ')::tsquery from jsonb_array_elements_text(p_words) w (word)
$$;

-- A message that is new or edited waits for its words.
create or replace function fairlead.want_words() returns trigger language plpgsql as $$
begin
    insert into fairlead.unsearchable (message_id) values (new.id) on conflict do nothing;
    return null;
end $$;
create or replace trigger message_words_wanted after insert or update of text, subject, attachments on fairlead.message
    for each row execute function fairlead.want_words();
