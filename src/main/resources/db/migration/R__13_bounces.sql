-- A mail of ours came back. Only a bounce that names the notice's Message-ID with its mark is believed: whoever knows
-- that has our mail. The notice shows it; where an agent's answer did not arrive, the ticket waits again. Returns the
-- notice's ticket; null when the bounce stays a message of its own.
create or replace function fairlead.take_bounce(p_bounce jsonb) returns bigint language plpgsql as $$
declare
    v_failed constant boolean := coalesce(p_bounce ->> 'action', 'failed') = 'failed'
        and coalesce(p_bounce ->> 'status', '5') like '5%';
    v_notice fairlead.notice;
    v_state text;
begin
    select n.* into v_notice from fairlead.notice n where n.id = fairlead.notice_of(p_bounce ->> 'of');
    if not found then
        return null;
    end if;
    v_notice.ticket_id := fairlead.lock_living(v_notice.ticket_id);
    select t.state into v_state from fairlead.ticket t where t.id = v_notice.ticket_id;
    if v_failed then
        update fairlead.notice n
        set state = 'refused', settled_at = now(), reason = 'bounced' || coalesce(': ' || (p_bounce ->> 'status'), '')
        where n.id = v_notice.id;
        update fairlead.ticket t set flags = fairlead.merged_facts(t.flags, '["bounced"]') where t.id = v_notice.ticket_id;
        if v_notice.kind = 'reply' and v_state = 'resolved' then
            perform fairlead.reopen(fairlead.ref(v_notice.ticket_id), null);
        elsif v_notice.kind = 'reply' and v_state = 'answered' then
            perform fairlead.put_in_queue(v_notice.ticket_id);
        end if;
    end if;
    insert into fairlead.event (ticket_id, kind, detail)
    values (v_notice.ticket_id, case when v_failed then 'bounced' else 'delayed' end, jsonb_strip_nulls(jsonb_build_object(
        'notice', v_notice.id, 'kind', v_notice.kind, 'status', p_bounce ->> 'status')));
    return v_notice.ticket_id;
end $$;
