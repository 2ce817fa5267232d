-- Keeps an inbound that could not become a message, whole and sealed; a repeat of it is the same row.
create or replace function fairlead.put_in_quarantine(
    p_channel text, p_kind text, p_source text, p_state text, p_reason text, p_media_type text, p_sealed bytea,
    p_contents text default '')
    returns bigint language plpgsql as $$
declare
    v_channel constant smallint := fairlead.channel_of(p_channel, p_kind);
    v_source constant text := fairlead.short_key(p_source);
    v_id bigint;
begin
    insert into fairlead.quarantine as q (channel_id, source_id, state, reason, media_type, sealed, contents)
    values (v_channel, v_source, p_state, p_reason, p_media_type, p_sealed,
            array_remove(string_to_array(p_contents, ','), ''))
    on conflict (channel_id, source_id) do update
        set state = excluded.state, reason = excluded.reason, at = now()
    returning q.id into v_id;
    insert into fairlead.arrival (channel_id, source_id, outcome, reason)
    values (v_channel, v_source, 'quarantined', p_reason);
    return v_id;
end $$;

-- Notes an arrival that is no ticket: 'ignored' or 'rejected', with the reason.
create or replace function fairlead.note_arrival(
    p_channel text, p_kind text, p_source text, p_outcome text, p_reason text) returns bigint language sql as $$
    insert into fairlead.arrival (channel_id, source_id, outcome, reason)
    values (fairlead.channel_of(p_channel, p_kind), fairlead.short_key(p_source), p_outcome, p_reason)
    returning id
$$;

-- The ledger: per channel, what arrived and what became of it.
create or replace view fairlead.ledger as
select c.name as channel,
       c.kind,
       coalesce(sum(a.times), 0) as seen,
       coalesce(sum(a.times), 0) filter (where a.outcome = 'queued') as queued,
       coalesce(sum(a.times), 0) filter (where a.outcome = 'appended') as appended,
       coalesce(sum(a.times), 0) filter (where a.outcome = 'duplicate') as duplicate,
       coalesce(sum(a.times), 0) filter (where a.outcome = 'ignored') as ignored,
       coalesce(sum(a.times), 0) filter (where a.outcome = 'rejected') as rejected,
       coalesce(sum(a.times), 0) filter (where a.outcome = 'quarantined') as quarantined,
       max(a.at) as last_at
from fairlead.channel c
left join fairlead.arrival a on a.channel_id = c.id
group by c.id;
