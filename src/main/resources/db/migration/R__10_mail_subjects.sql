-- A subject without what mail programs and lists put before it (Re:, AW:, 回复：, [list]) and without our reference; small
-- letters, single spaces.
create or replace function fairlead.bare_subject(p_subject text) returns text language sql immutable parallel safe as $$
    select btrim(regexp_replace(regexp_replace(
        regexp_replace(lower(left(p_subject, 1000)), '\[fl-[2-9a-z]{6,12}\]', ' ', 'g'),
        '^(\s*(\[[^]\n]{0,60}\]|(re|r|aw|antw|antwort|sv|vs|vá|rif|odp|ynt|yan|bls|res|réf|rép|отв|ответ|atb|απ|σχετ'
        '|fwd?|wg|tr|rv|enc|i|vl|doorst|пересл|ilt'
        '|回复|答复|转发|回覆|答覆|轉寄|轉發|返信|転送|회신|답장|전달'
        '|automatic reply|automatische antwort|réponse automatique|respuesta automática|自动回复|自動回覆)'
        '\s*([\[(][0-9]{1,3}[\])]|\^[0-9]{1,3})?\s*[:：]))+',
        ''), '\s+', ' ', 'g'))
$$;

-- Whether a subject says that it answers another; that of a forwarded mail does not.
create or replace function fairlead.answers(p_subject text) returns boolean language sql immutable parallel safe as $$
    select lower(left(p_subject, 200)) ~ ('^\s*(\[[^]\n]{0,60}\]\s*)*'
        '(re|r|aw|antw|antwort|sv|vs|vá|rif|odp|ynt|yan|bls|res|réf|rép|отв|ответ|atb|απ|σχετ'
        '|回复|答复|回覆|答覆|返信|회신|답장)\s*([\[(][0-9]{1,3}[\])]|\^[0-9]{1,3})?\s*[:：]')
$$;
