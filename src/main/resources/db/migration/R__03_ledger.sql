-- Keeps an inbound that could not become a message, whole and sealed; a repeat of it is the same row, and is counted as
-- a duplicate.
create or replace function fairlead.put_in_quarantine(
    p_channel text, p_kind text, p_source text, p_state text, p_reason text, p_media_type text, p_sealed bytea,
    p_contents text default '')
    returns bigint language plpgsql as $$
declare
    v_channel constant smallint := fairlead.channel_of(p_channel, p_kind);
    v_source constant text := fairlead.short_key(p_source);
    v_id bigint;
    v_is_new boolean;
begin
    insert into fairlead.quarantine as q (channel_id, source_id, state, reason, media_type, sealed, contents)
    values (v_channel, v_source, p_state, p_reason, p_media_type, p_sealed,
            array_remove(string_to_array(p_contents, ','), ''))
    on conflict (channel_id, source_id) do update
        set state = excluded.state, reason = excluded.reason, at = now(), destroyed_at = null,
            sealed = case when q.destroyed_at is null then q.sealed else excluded.sealed end
    returning q.id, q.xmax = 0 into v_id, v_is_new;
    insert into fairlead.arrival (channel_id, source_id, outcome, reason)
    values (v_channel, v_source, case when v_is_new then 'quarantined' else 'duplicate' end, p_reason);
    return v_id;
end $$;

-- Notes an arrival that is no ticket: 'ignored' or 'rejected', with the reason. What was ignored before is a duplicate.
create or replace function fairlead.note_arrival(
    p_channel text, p_kind text, p_source text, p_outcome text, p_reason text) returns bigint language plpgsql as $$
declare
    v_channel constant smallint := fairlead.channel_of(p_channel, p_kind);
    v_source constant text := fairlead.short_key(p_source);
    v_id bigint;
begin
    insert into fairlead.arrival (channel_id, source_id, outcome, reason)
    values (v_channel, v_source, p_outcome, p_reason)
    on conflict (channel_id, source_id) where outcome = 'ignored' do nothing
    returning id into v_id;
    if v_id is null then
        insert into fairlead.arrival (channel_id, source_id, outcome, reason)
        values (v_channel, v_source, 'duplicate', p_reason)
        returning id into v_id;
    end if;
    return v_id;
end $$;
