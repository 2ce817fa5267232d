-- Search in any language without a dictionary: Latin words as they are, Chinese, Japanese and Korean as pairs of
-- characters, once from the first and once from the second, so that every pair that stands in the text is a word.
create or replace function fairlead.words_of(p_text text) returns tsvector language sql immutable parallel safe as $$
    select to_tsvector('simple', t.pairs) || to_tsvector('simple', t.shifted)
    from (
        select regexp_replace(s.text, '([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])', ' \1\2 ', 'g') as pairs,
            regexp_replace(
                regexp_replace(s.text, '(^|[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]', '\1 ', 'g'),
                '([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])', ' \1\2 ', 'g') as shifted
        from (
            -- Full-width letters and digits are the same words; punctuation of any script only parts them.
            select regexp_replace(lower(normalize(left(p_text, 100000), NFKC)), '[\u2000-\u206f\u3000-\u303f\uff00-\uffef/.,:;!?()"''<>@_-]+', ' ', 'g') as text) s) t
$$;

-- What is looked for: every word, each as a beginning. Null when the text holds no word.
create or replace function fairlead.search_for(p_text text) returns tsquery language sql immutable parallel safe as $$
    select string_agg(quote_literal(w.word) || ':*', ' & ')::tsquery
    from unnest(tsvector_to_array(fairlead.words_of(p_text))) w (word)
$$;

create or replace function fairlead.want_words() returns trigger language plpgsql as $$
begin
    insert into fairlead.unsearchable (message_id) values (new.id) on conflict do nothing;
    return null;
end $$;
create or replace trigger message_words_wanted after insert or update of text, subject, attachments on fairlead.message
    for each row execute function fairlead.want_words();

-- Makes the words of messages that are new or edited; called with the sweep. Returns how many.
create or replace function fairlead.make_searchable(at_most int default 500) returns int language sql as $$
    with wanted as materialized (
        delete from fairlead.unsearchable u where u.message_id = any (array(
            select n.message_id from fairlead.unsearchable n limit at_most for update skip locked))
        returning u.message_id),
    made as (
        insert into fairlead.message_words as w (message_id, ticket_id, words)
        select x.id, x.ticket_id, fairlead.words_of(concat_ws(' ', x.subject, x.text, x.author ->> 'name',
            (select string_agg(a, ' ') from jsonb_array_elements_text(x.author -> 'addresses') a),
            (select string_agg(f ->> 'name', ' ') from jsonb_array_elements(x.attachments) f)))
        from wanted join fairlead.message x on x.id = wanted.message_id
        on conflict (message_id) do update set words = excluded.words, ticket_id = excluded.ticket_id
        returning 1)
    select count(*)::int from made
$$;
