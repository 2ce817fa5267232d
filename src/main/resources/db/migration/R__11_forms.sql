-- Notes what a door refused before it was read; one line for all that came from one place in one second.
create or replace function fairlead.note_refusals(
    p_channel text, p_kind text, p_source text, p_reason text, p_times int) returns bigint language sql as $$
    insert into fairlead.arrival (channel_id, source_id, outcome, reason, times)
    values (fairlead.channel_of(p_channel, p_kind), fairlead.short_key(p_source), 'rejected', p_reason, p_times)
    returning id
$$;

-- Marks a proof of work as used. False when another post used it; the same post may come again.
create or replace function fairlead.spend_proof(p_challenge text, p_source text, p_until timestamptz)
    returns boolean language plpgsql as $$
declare
    v_source text;
begin
    delete from fairlead.spent_proof where until < now() - interval '1 hour';
    insert into fairlead.spent_proof as s (challenge, source_id, until) values (p_challenge, p_source, p_until)
    on conflict (challenge) do update set source_id = s.source_id
    returning s.source_id into v_source;
    return v_source = p_source;
end $$;

-- Keeps a customer's rating of a resolved ticket; false when it is settled, or the ticket is not resolved.
create or replace function fairlead.rate(p_ref text, p_score text, p_comment text default null)
    returns boolean language plpgsql as $$
declare
    v_ticket constant bigint := fairlead.ticket_id(p_ref);
    t fairlead.ticket;
    r fairlead.rating;
begin
    select * into t from fairlead.ticket x where x.id = v_ticket for no key update;
    select * into r from fairlead.rating x where x.ticket_id = v_ticket;
    if t.id is null or not fairlead.rating_open(r, t) then
        return false;
    end if;
    if r.ticket_id is null or r.at < t.resolved_at then
        insert into fairlead.rating (ticket_id, score, comment) values (v_ticket, p_score, p_comment)
        on conflict (ticket_id) do update
            set score = excluded.score, comment = excluded.comment, at = now(), changed = false;
    elsif r.score <> p_score and r.changed or p_comment is not null and r.comment is not null then
        return false;
    else
        update fairlead.rating x
        set changed = x.changed or x.score <> p_score, score = p_score, comment = coalesce(x.comment, p_comment)
        where x.ticket_id = v_ticket;
    end if;
    insert into fairlead.event (ticket_id, kind, detail)
    values (v_ticket, 'rated', jsonb_build_object('score', p_score, 'comment', p_comment is not null));
    return true;
end $$;
