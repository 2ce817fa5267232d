-- Which messages in quarantine are meant: by number, or all of a channel, of a reason, or of both; by neither, all.
create or replace function fairlead.chosen_in_quarantine(p_ids bigint[], p_channel text, p_reason text)
    returns setof bigint language sql stable as $$
    select q.id
    from fairlead.quarantine q join fairlead.channel c on c.id = q.channel_id
    where q.state in ('quarantined', 'held')
      and (p_ids is null or q.id = any (p_ids))
      and (p_channel is null or c.name = p_channel)
      and (p_reason is null or q.reason = p_reason)
$$;

-- Asks for a replay; a running router does it, within a second. Returns how many are meant.
create or replace function fairlead.want_replay(p_ids bigint[], p_channel text, p_reason text, p_by text)
    returns int language plpgsql as $$
declare
    v_count int;
begin
    update fairlead.quarantine q
    set wanted_at = now(), wanted_by = p_by, taken_until = null, settled_why = null
    where q.id in (select * from fairlead.chosen_in_quarantine(p_ids, p_channel, p_reason));
    get diagnostics v_count = row_count;
    return v_count;
end $$;

-- Gives up messages, for a reason that is kept; they stay sealed until their time is over. Returns how many.
create or replace function fairlead.drop_quarantined(p_ids bigint[], p_channel text, p_reason text, p_why text, p_by text)
    returns int language plpgsql as $$
declare
    v_count int;
begin
    update fairlead.quarantine q
    set state = 'dropped', wanted_at = null, wanted_by = null, taken_until = null,
        settled_at = now(), settled_by = p_by, settled_why = p_why
    where q.id in (select * from fairlead.chosen_in_quarantine(p_ids, p_channel, p_reason));
    get diagnostics v_count = row_count;
    return v_count;
end $$;

-- Takes what is to be replayed, oldest first. Each is taken for a minute: a router that dies leaves it to be taken again.
create or replace function fairlead.take_replays(p_most int default 20)
    returns table (id bigint, channel text, kind text, source_id text, media_type text, sealed bytea, first_at timestamptz)
    language sql as $$
    with due as materialized (
        select q.id from fairlead.quarantine q
        where q.wanted_at is not null and q.state in ('quarantined', 'held')
          and (q.taken_until is null or q.taken_until < now())
        order by q.id limit p_most for update skip locked),
    taken as (
        update fairlead.quarantine q set taken_until = now() + interval '1 minute'
        from due where q.id = due.id returning q.*)
    select t.id, c.name, c.kind, t.source_id, t.media_type, t.sealed, t.first_at
    from taken t join fairlead.channel c on c.id = t.channel_id
    order by t.id
$$;

-- What became of a replay: with no failure it is done, unless it came to quarantine once more meanwhile.
create or replace function fairlead.settle_replay(p_id bigint, p_failure text default null) returns text language plpgsql as $$
declare
    v_again boolean;
    v_by text;
begin
    select q.at > q.taken_until - interval '1 minute', q.wanted_by into v_again, v_by
    from fairlead.quarantine q where q.id = p_id for update;
    update fairlead.quarantine q
    set state = case when p_failure is null and not v_again then 'replayed' else q.state end,
        wanted_at = null, wanted_by = null, taken_until = null,
        settled_at = case when p_failure is null and not v_again then now() end,
        settled_by = case when p_failure is null and not v_again then v_by end,
        settled_why = coalesce(p_failure, case when v_again then 'replayed, and it failed again' end)
    where q.id = p_id;
    return case when p_failure is null and not v_again then 'replayed' else 'quarantined' end;
end $$;
