-- The topic follows the conversation: a message that is surely about something else moves its ticket there, and the
-- history says so. What a person or a form chose, and a secret's topic, are as sure as can be and stay; so does the topic
-- of what was asked when the answer comes.
create or replace function fairlead.follow_topic(p_ticket bigint, p_draft jsonb) returns void language plpgsql as $$
declare
    c constant jsonb := p_draft -> 'classification';
    v_before fairlead.ticket;
begin
    select * into v_before from fairlead.ticket t where t.id = p_ticket for no key update;
    if v_before.topic = c ->> 'topic' or c ->> 'topic' = 'other' or p_draft -> 'flags' ? 'unsure'
        or fairlead.is_answer(p_ticket, p_draft)
        or not (v_before.topic = 'other' or v_before.flags ? 'unsure'
                or (c ->> 'confidence')::real > v_before.confidence) then
        return;
    end if;
    perform fairlead.set_topic(p_ticket, p_draft, v_before.language);
    insert into fairlead.event (ticket_id, kind, detail)
    values (p_ticket, 'topic', jsonb_build_object(
        'from', v_before.topic, 'to', c ->> 'topic', 'confidence', c -> 'confidence', 'because', c -> 'because'));
end $$;
