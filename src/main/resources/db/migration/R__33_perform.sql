-- The API's writes: one call, one transaction. Answers {status, body} or {status, code, detail}; see openapi.yaml, whose
-- operation ids these are. The same key by the same person within a day gives the first answer again; a write that was
-- refused may be tried again under its key. Claims and changes go through the same functions that any program may call.
create or replace function fairlead.perform(
    p_operation text, p_person text, p_ref text, p_id bigint, p_key text, p_version int, p_body jsonb)
    returns jsonb language plpgsql as $$
declare
    v_digest constant bytea := sha256(convert_to(
        concat_ws(' ', p_operation, p_ref, p_id, p_version, (p_body - array ['shown_names', 'moved', 'staying'])::text), 'UTF8'));
    v_before fairlead.written;
    v_answer jsonb;
begin
    if p_key is not null then
        insert into fairlead.written (person, key, digest) values (p_person, p_key, v_digest)
        on conflict (person, key) do nothing;
        if not found then
            select * into v_before from fairlead.written w where w.person = p_person and w.key = p_key;
            if v_before.digest <> v_digest then
                return fairlead.problem(409, 'key_reused', 'This Idempotency-Key belongs to another request; make a new one.');
            end if;
            return v_before.answer;
        end if;
    end if;
    v_answer := fairlead.perform_once(
        p_operation, p_person, fairlead.ticket_id(p_ref), p_ref, p_id, p_version, p_body);
    if p_key is not null then
        if (v_answer ->> 'status')::int < 300 then
            update fairlead.written w set answer = v_answer where w.person = p_person and w.key = p_key;
        else
            delete from fairlead.written w where w.person = p_person and w.key = p_key;
        end if;
    end if;
    return v_answer;
end $$;

create or replace function fairlead.perform_once(
    p_operation text, p_person text, p_ticket bigint, p_ref text, p_id bigint, p_version int, p_body jsonb)
    returns jsonb language plpgsql as $$
declare
    v_token constant bigint := (p_body ->> 'token')::bigint;
    v_lease constant interval := make_interval(secs => coalesce((p_body ->> 'lease_seconds')::int, 300));
    v_ticket fairlead.ticket;
    v_done text;
begin
    if p_operation = 'claim' then
        return fairlead.perform_claim(p_person, v_lease, p_body);
    elsif p_operation = 'undoAnswer' then
        return fairlead.undo_answer(p_id, p_person);
    elsif p_operation = 'readMention' then
        return fairlead.read_mention(p_id, p_person);
    elsif p_operation = 'merge' then
        return fairlead.perform_merge(p_person, p_ticket, p_version, p_body);
    elsif p_operation = 'split' then
        return fairlead.perform_split(p_person, p_ticket, p_version, p_body);
    end if;
    -- Beats lock no ticket: they must never wait for a message that is being stored.
    if p_operation = 'heartbeat' then
        return case when fairlead.heartbeat(p_ref, v_token, v_lease) is null
            then fairlead.lease_lost() else fairlead.changed(p_ticket) end;
    elsif p_operation = 'watch' then
        return fairlead.watch(p_ticket, p_person, p_body ->> 'doing');
    elsif p_operation = 'unwatch' then
        return fairlead.unwatch(p_ticket, p_person);
    end if;
    select * into v_ticket from fairlead.ticket t where t.id = p_ticket for no key update;
    if not found then
        return fairlead.no_ticket();
    elsif v_ticket.state = 'merged' then
        return fairlead.already_merged(v_ticket);
    elsif v_ticket.version <> p_version then
        return fairlead.problem(412, 'changed', 'The ticket has changed meanwhile; read it again.');
    end if;
    case p_operation
        when 'changeTicket' then
            perform fairlead.change_ticket(p_ticket, p_person, p_body);
        when 'addNote' then
            return jsonb_build_object('status', 201, 'body', fairlead.add_note(p_ticket, p_person, p_body ->> 'text'));
        when 'reopen' then
            return fairlead.perform_reopen(p_ticket, p_ref, p_person);
        when 'answer' then
            return fairlead.answer(
                p_ref, v_token, (p_body ->> 'seen')::int, p_body ->> 'text', p_body ->> 'shown',
                coalesce((p_body ->> 'resolve')::boolean, false), p_body ->> 'mail_channel',
                files => coalesce(p_body -> 'files', '[]'), shown_names => coalesce(p_body -> 'shown_names', '[]'));
        when 'addFile' then
            return fairlead.add_upload(p_ticket, p_person, p_body);
        when 'resolve' then
            v_done := fairlead.resolve(
                p_ref, v_token, (p_body ->> 'seen')::int, coalesce((p_body ->> 'as_spam')::boolean, false));
            if v_done <> 'resolved' then
                return case v_done when 'unseen' then fairlead.unseen() else fairlead.lease_lost() end;
            end if;
        else
            return fairlead.perform_return(p_operation, p_person, p_ticket, p_ref, v_token, p_body);
    end case;
    return fairlead.changed(p_ticket);
end $$;

-- The next tickets that fit, or the one that is named.
create or replace function fairlead.perform_claim(p_person text, p_lease interval, p_body jsonb) returns jsonb
    language plpgsql as $$
declare
    v_claimed text;
    v_claims jsonb;
begin
    if p_body ? 'ref' then
        v_claimed := fairlead.claim_given(p_person, p_body ->> 'ref', p_lease);
        if v_claimed is null then
            return fairlead.no_ticket();
        elsif v_claimed = 'taken' then
            return fairlead.problem(409, 'taken', 'Somebody else has this ticket.');
        elsif v_claimed = 'not_waiting' then
            return (
                select case when t.state = 'merged' then fairlead.already_merged(t)
                    else fairlead.problem(409, 'not_waiting', 'This ticket is closed; reopen it first.') end
                from fairlead.ticket t where t.id = fairlead.ticket_id(p_body ->> 'ref'));
        end if;
        select jsonb_build_array(fairlead.lease_json(i) || jsonb_build_object('ticket', fairlead.ticket_json(i.ticket_id)))
        into v_claims from fairlead.item i where i.ticket_id = fairlead.ticket_id(p_body ->> 'ref');
    else
        select coalesce(jsonb_agg(jsonb_build_object(
            'ref', c.ref, 'token', c.token, 'lease_until', c.lease_until, 'ticket', c.ticket)), '[]')
        into v_claims
        from fairlead.claim(
            p_person, fairlead.wanted(p_body, 'topics'), fairlead.wanted(p_body, 'languages'), p_lease,
            coalesce((p_body ->> 'most')::int, 1), fairlead.wanted(p_body, 'channels'),
            fairlead.wanted(p_body, 'teams')) c;
    end if;
    return jsonb_build_object('status', 200, 'body', jsonb_build_object('claims', v_claims));
end $$;

-- A list of names; one that is missing or empty means any.
create or replace function fairlead.wanted(p_body jsonb, p_field text) returns text[] language sql immutable as $$
    select case when p_body -> p_field <> '[]' then fairlead.texts(p_body -> p_field) end
$$;

create or replace function fairlead.perform_reopen(p_ticket bigint, p_ref text, p_person text) returns jsonb
    language plpgsql as $$
declare
    v_state text;
begin
    select t.state into v_state from fairlead.ticket t where t.id = p_ticket;
    if v_state in ('resolved', 'spam') and not fairlead.reopen(p_ref, p_person) then
        return fairlead.problem(409, 'newer_ticket', 'The customer''s conversation goes on in a newer ticket.');
    end if;
    return fairlead.changed(p_ticket);
end $$;

-- Gives a held ticket back: released, requeued, or put off; a note that comes with it is kept.
create or replace function fairlead.perform_return(
    p_operation text, p_person text, p_ticket bigint, p_ref text, p_token bigint, p_body jsonb) returns jsonb
    language plpgsql as $$
declare
    v_until constant timestamptz := (p_body ->> 'until')::timestamptz;
    v_done boolean;
begin
    if v_until is not null and (v_until <= now() or v_until > now() + interval '90 days') then
        return fairlead.problem(422, null, 'A ticket can be put off to a time in the next 90 days.');
    end if;
    if p_operation = 'requeue' and p_body ?| array ['topic', 'team', 'priority']
        and fairlead.holder(p_ticket, p_token) is not null then
        perform fairlead.change_ticket(p_ticket, p_person, p_body - 'token' - 'note');
    end if;
    v_done := case p_operation
        when 'release' then fairlead.release(p_ref, p_token)
        when 'requeue' then fairlead.requeue(p_ref, p_token)
        when 'snooze' then fairlead.snooze(p_ref, p_token, v_until)
    end;
    if not v_done then
        return fairlead.lease_lost();
    end if;
    if p_body ? 'note' then
        perform fairlead.add_note(p_ticket, p_person, p_body ->> 'note');
    end if;
    return fairlead.changed(p_ticket);
end $$;

-- Keys that nobody will repeat any more; called with the sweep.
create or replace function fairlead.forget_keys() returns int language sql as $$
    with gone as (
        delete from fairlead.written w where w.ctid = any (array(
            select x.ctid from fairlead.written x where x.at < now() - interval '1 day' limit 1000)) returning 1)
    select count(*)::int from gone
$$;
