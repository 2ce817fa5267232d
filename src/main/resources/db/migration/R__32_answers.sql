-- What an answer to a ticket is an answer to.
create or replace function fairlead.answered_message(p_ticket bigint) returns bigint language sql stable as $$
    select x.id from fairlead.message x
    where x.ticket_id = p_ticket and x.direction = 'in'
    order by x.auto = 'no' desc, x.id desc limit 1
$$;

-- Where an answer to a ticket goes: to the customer's last message, in its channel's terms. One that came through a form
-- is answered by mail where an address is known, and always stands on the status page. No row: nobody can be reached.
create or replace function fairlead.answer_to(p_ticket bigint, p_mail_channel text)
    returns table (channel_id smallint, visibility text, recipient jsonb) language sql stable as $$
    with said as (
        select x.*, c.kind, t.subject as ticket_subject, m.id as mail_channel,
            coalesce(x.reply_to, '{}') ->> 'to' as written_to,
            (select a from jsonb_array_elements_text(x.author -> 'addresses') a where a like '%@%' limit 1) as address,
            string_to_array(x.source_key, '/') as place
        from fairlead.message x
        join fairlead.ticket t on t.id = x.ticket_id
        join fairlead.channel c on c.id = x.channel_id
        left join fairlead.channel m on m.name = p_mail_channel and m.kind = 'email'
        where x.id = fairlead.answered_message(p_ticket))
    select case when s.kind in ('email', 'telegram') then s.channel_id
                when coalesce(s.written_to, s.address) is not null and s.mail_channel is not null then s.mail_channel
                else s.channel_id end,
        s.visibility,
        case when s.kind = 'telegram' then coalesce(s.reply_to, jsonb_build_object(
                'chat_id', s.place[cardinality(s.place) - 1], 'message_id', s.place[cardinality(s.place)]))
            else jsonb_strip_nulls(coalesce(s.reply_to, jsonb_build_object(
                    'message_id', case when s.kind = 'email' and s.source_key !~ '^(sha256:|no-id#)' then s.source_key end))
                || jsonb_build_object('to', coalesce(s.written_to, s.address), 'subject', s.ticket_subject)) end
    from said s
    where s.kind in ('telegram', 'form')
       or s.kind = 'email' and coalesce(s.written_to, s.address) is not null
       or coalesce(s.written_to, s.address) is not null and s.mail_channel is not null
$$;

-- Answers a ticket that the caller holds: text is what goes out, shown what is stored and seen (masked). It is held back
-- so long that it can be undone. Then the ticket waits for its customer, or is resolved. Files are numbers of uploads;
-- shown_names are their names, masked.
create or replace function fairlead.answer(
    ref text, token bigint, seen int, text text, shown text, resolve boolean default false,
    mail_channel text default null, held_back interval default interval '10 seconds',
    files jsonb default '[]', shown_names jsonb default '[]')
    returns jsonb language plpgsql as $$
declare
    v_ticket constant bigint := fairlead.ticket_id(answer.ref);
    v_agent constant text := fairlead.holder(v_ticket, answer.token);
    v_send_at constant timestamptz := now() + answer.held_back;
    v_files constant jsonb := fairlead.uploads(v_ticket, v_agent, answer.files);
    v_shown constant jsonb := fairlead.named(v_files, answer.shown_names);
    v_to record;
    v_message bigint;
    v_notice bigint;
begin
    if v_agent is null then
        return fairlead.lease_lost();
    end if;
    if (select t.message_count from fairlead.ticket t where t.id = v_ticket) <> answer.seen then
        return fairlead.unseen();
    end if;
    select * into v_to from fairlead.answer_to(v_ticket, answer.mail_channel);
    if not found then
        return fairlead.problem(409, 'unreachable', 'Nothing leads back to this customer: his channel takes no answers and no address of his is known.');
    elsif jsonb_array_length(v_files) <> jsonb_array_length(answer.files) then
        return fairlead.problem(422, 'no_file', 'A file is not there any more; it waits for a day. Put it up again.');
    end if;
    insert into fairlead.message (
        ticket_id, channel_id, source_key, direction, visibility, author, sent_at, received_at, subject, text,
        reply_text, quoted_text, auto, attachments, findings, origin_id)
    values (
        v_ticket, v_to.channel_id, 'answer:' || gen_random_uuid(), 'out', v_to.visibility,
        jsonb_build_object('id', 'agent:' || v_agent, 'name', v_agent, 'addresses', '[]'::jsonb), v_send_at, now(), '',
        answer.shown, answer.shown, '', 'no', v_shown, '[]',
        (select x.origin_id from fairlead.message x where x.id = fairlead.answered_message(v_ticket)))
    returning id into v_message;
    perform fairlead.keep_attachments(v_message, v_shown);
    insert into fairlead.notice (ticket_id, channel_id, kind, language, text, recipient, next_at, answer_id, agent, files)
    select v_ticket, v_to.channel_id, 'reply', t.language, answer.text, v_to.recipient, v_send_at, v_message, v_agent,
        fairlead.named(v_files, '[]')
    from fairlead.ticket t where t.id = v_ticket
    returning id into v_notice;
    delete from fairlead.upload u where u.id in (select (f ->> 'id')::uuid from jsonb_array_elements(v_files) f);
    delete from fairlead.item i where i.ticket_id = v_ticket;
    update fairlead.ticket t
    set state = case when answer.resolve then 'resolved' else 'answered' end,
        resolved_at = case when answer.resolve then now() end,
        resolved_by = case when answer.resolve then v_agent end
    where t.id = v_ticket;
    insert into fairlead.event (ticket_id, kind, agent, token, detail)
    values (
        v_ticket, 'answered', v_agent, answer.token,
        jsonb_build_object('answer', v_notice)
            || case when v_files = '[]' then '{}' else jsonb_build_object('files', jsonb_array_length(v_files)) end);
    if answer.resolve then
        insert into fairlead.event (ticket_id, kind, agent, token) values (v_ticket, 'resolved', v_agent, answer.token);
    end if;
    return jsonb_build_object('status', 201, 'body', fairlead.answer_json(v_notice));
end $$;

create or replace function fairlead.unseen() returns jsonb language sql immutable as $$
    select fairlead.problem(409, 'unseen', 'A message arrived, or was edited, that you have not seen; read the ticket again.')
$$;

-- Takes an answer back before it goes out; its author holds the ticket again, unless it went on without him meanwhile.
create or replace function fairlead.undo_answer(
    p_answer bigint, p_agent text, p_lease interval default interval '5 minutes') returns jsonb language plpgsql as $$
declare
    v_notice fairlead.notice;
    v_ticket bigint;
    v_ref text;
    v_files jsonb;
    v_lease jsonb;
begin
    select n.ticket_id into v_ticket from fairlead.notice n where n.id = p_answer and n.answer_id is not null;
    if not found then
        return fairlead.problem(404, null, 'There is no such answer; perhaps it was taken back already.');
    end if;
    v_ticket := fairlead.lock_living(v_ticket);
    -- Whoever has the row locked is sending it: waiting for him would only prove too late.
    select * into v_notice from fairlead.notice n where n.id = p_answer for update skip locked;
    if not found or v_notice.state <> 'pending' or v_notice.attempts > 0 then
        return fairlead.problem(409, 'too_late', 'The answer has gone out, or is on its way.');
    elsif v_notice.agent <> p_agent then
        return fairlead.problem(403, null, 'Only its author can take an answer back.');
    end if;
    delete from fairlead.notice n where n.id = p_answer;
    delete from fairlead.attachment a where a.message_id = v_notice.answer_id;
    v_files := fairlead.put_up_again(v_notice);
    delete from fairlead.message x where x.id = v_notice.answer_id;
    insert into fairlead.event (ticket_id, kind, agent, detail)
    values (v_ticket, 'answer_undone', p_agent, jsonb_build_object('answer', p_answer));
    v_ref := fairlead.ref(v_ticket);
    if fairlead.open_again(v_ticket) and fairlead.claim_given(p_agent, v_ref, p_lease) = 'claimed' then
        select fairlead.lease_json(i) into v_lease from fairlead.item i where i.ticket_id = v_ticket;
    end if;
    return jsonb_build_object(
        'status', 200, 'body', jsonb_build_object(
            'ref', v_ref, 'text', v_notice.text, 'files', v_files, 'lease', v_lease));
end $$;

-- Makes a resolved ticket one that waits for its customer, from where it can be taken. False when its conversation has a newer one.
create or replace function fairlead.open_again(p_ticket bigint) returns boolean language plpgsql as $$
begin
    update fairlead.ticket t set state = 'answered', resolved_at = null, resolved_by = null
    where t.id = p_ticket and t.state in ('resolved', 'spam') and not fairlead.went_on(t);
    return found or (select t.state in ('open', 'answered') from fairlead.ticket t where t.id = p_ticket);
exception when unique_violation then
    return false;
end $$;

-- An answer that could not be delivered brings its ticket back; the audit has which contents have left the house.
create or replace function fairlead.note_delivery() returns trigger language plpgsql as $$
begin
    insert into fairlead.change (ticket_id, kind) values (new.ticket_id, 'changed');
    if new.state = 'refused' and old.state = 'sending' then
        if fairlead.open_again(new.ticket_id) then
            update fairlead.ticket t set flags = fairlead.merged_facts(t.flags, '["undelivered"]')
            where t.id = new.ticket_id;
            perform fairlead.put_in_queue(new.ticket_id);
        end if;
        insert into fairlead.event (ticket_id, kind, agent, detail)
        values (new.ticket_id, 'undelivered', new.agent, jsonb_build_object('answer', new.id, 'reason', new.reason));
    end if;
    if new.files <> '[]' and new.state in ('sent', 'refused', 'unknown') and old.state = 'sending' then
        insert into fairlead.audit (actor, deed, subject, detail)
        select new.agent, 'send_files', fairlead.ref(new.ticket_id), jsonb_build_object(
            'answer', new.id,
            'files', (
                select jsonb_agg(jsonb_build_object('sha256', f -> 'sha256', 'state', s -> 'state') order by place)
                from jsonb_array_elements(new.files) with ordinality as e (f, place)
                join jsonb_array_elements(fairlead.sent_files(new, new.files)) with ordinality as o (s, place) using (place)));
    end if;
    return null;
end $$;
create or replace trigger answer_change after update on fairlead.notice
    for each row when (new.answer_id is not null and old.state is distinct from new.state)
    execute function fairlead.note_delivery();

-- Keeps an internal note; text is masked already. Returns it as the API shows it.
create or replace function fairlead.add_note(p_ticket bigint, p_agent text, p_text text) returns jsonb language plpgsql as $$
declare
    v_note fairlead.note;
begin
    insert into fairlead.note (ticket_id, agent, text, mentions)
    values (p_ticket, p_agent, p_text, fairlead.named_in(p_text))
    returning * into v_note;
    -- The version must tell others that there is something new.
    update fairlead.ticket t set version = t.version where t.id = p_ticket;
    perform fairlead.mention(v_note);
    return fairlead.note_json(v_note);
end $$;
