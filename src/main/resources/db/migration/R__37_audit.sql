-- One page of the audit, the newest first: {entries, next}. Filters: actor, deed, subject, since (from then on), until
-- (before then). p_after is the number of the last entry of the page before.
create or replace function fairlead.audit_page(f jsonb, p_after bigint, p_limit int) returns jsonb
    language plpgsql stable set plan_cache_mode = force_custom_plan as $$
declare
    v_entries jsonb;
begin
    select coalesce(jsonb_agg(jsonb_build_object(
        'id', page.id, 'at', page.at, 'actor', page.actor, 'deed', page.deed, 'subject', page.subject,
        'reason', page.reason, 'detail', page.detail) order by page.at desc, page.id desc), '[]')
    into v_entries
    from (
        select a.* from fairlead.audit a
        where (f ->> 'actor' is null or a.actor = f ->> 'actor')
          and (f ->> 'deed' is null or a.deed = f ->> 'deed')
          and (f ->> 'subject' is null or a.subject = f ->> 'subject')
          and (f ->> 'since' is null or a.at >= (f ->> 'since')::timestamptz)
          and (f ->> 'until' is null or a.at < (f ->> 'until')::timestamptz)
          and (p_after is null
               or (a.at, a.id) < (select x.at, x.id from fairlead.audit x where x.id = p_after))
        order by a.at desc, a.id desc limit p_limit + 1) page;
    return jsonb_build_object(
        'entries', case when jsonb_array_length(v_entries) > p_limit then v_entries - p_limit else v_entries end,
        'next', case when jsonb_array_length(v_entries) > p_limit then v_entries -> (p_limit - 1) -> 'id' end);
end $$;
