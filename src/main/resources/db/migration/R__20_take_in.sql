-- What the routes call for every message: enqueue, and around it what only a chat needs. Outcomes are those of enqueue,
-- and 'ignored' (with no reference) for group talk that belongs to no ticket.
create or replace function fairlead.take_in(
    p_draft jsonb, p_sealed bytea default null, out ref text, out outcome text) language plpgsql as $$
declare
    m constant jsonb := p_draft -> 'message';
    v_draft jsonb := p_draft;
    v_channel smallint;
    v_edited bigint;
    v_changed boolean := false;
    v_talk text;
    v_token constant text := replace(gen_random_uuid()::text, '-', '');
begin
    if m #>> '{channel,kind}' <> 'telegram' then
        select e.ref, e.outcome into ref, outcome from fairlead.enqueue(p_draft, p_sealed) e;
        return;
    end if;
    v_channel := fairlead.channel_of(m #>> '{channel,name}', 'telegram');
    v_edited := fairlead.message_of(v_channel, fairlead.short_key(m ->> 'revises'), m ? 'album');
    v_talk := fairlead.conversation_of_reply(v_channel, m);
    if m ? 'left_out' and v_edited is null and v_talk is null then
        perform fairlead.note_arrival(
            m #>> '{channel,name}', 'telegram', p_draft ->> 'source_id', 'ignored', m ->> 'left_out');
        outcome := 'ignored';
        return;
    end if;
    if v_talk is not null then
        v_draft := jsonb_set(v_draft, '{message,conversation}', to_jsonb(v_talk));
    end if;
    if v_edited is not null then
        v_changed := fairlead.is_changed(v_edited, m);
        perform fairlead.lock_conversation(v_channel, fairlead.short_key(v_draft #>> '{message,conversation}'));
        if v_changed and not fairlead.open_for_edit(v_edited) then
            v_edited := null;
            v_draft := v_draft #- '{message,revises}'; -- a message of its own in the conversation's newer ticket
        end if;
    elsif m ->> 'revises' is not null then
        -- What it edits was no ticket: it takes its place, so that a further edit finds it.
        v_draft := jsonb_set(v_draft, '{message,source_id}', m -> 'revises') #- '{message,revises}';
    end if;

    select e.ref, e.outcome into ref, outcome
    from fairlead.enqueue(fairlead.with_link(v_draft, v_token), p_sealed) e;
    if outcome <> 'duplicate' then
        perform fairlead.after_message(v_channel, v_draft, fairlead.ticket_id(ref), v_edited, v_changed);
        insert into fairlead.invitation (token, ticket_id)
        select v_token, fairlead.ticket_id(ref)
        where exists (
            select 1 from fairlead.notice n
            where n.ticket_id = fairlead.ticket_id(ref) and strpos(n.text, v_token) > 0);
    end if;
end $$;

create or replace function fairlead.with_link(p_draft jsonb, p_token text) returns jsonb language sql immutable as $$
    select case
        when strpos((p_draft -> 'notices')::text, '{link}') = 0 then p_draft
        else jsonb_set(
            p_draft, '{notices}', replace((p_draft -> 'notices')::text, '{link}', '{link:' || p_token || '}')::jsonb)
    end
$$;

-- What a message that is stored now means for its ticket besides: an edit or a further part of an album must be seen,
-- one that edits what was no ticket bears its edit, a private one may continue a public conversation.
create or replace function fairlead.after_message(
    p_channel smallint, p_draft jsonb, p_ticket bigint, p_edited bigint, p_changed boolean) returns void
    language plpgsql as $$
declare
    m constant jsonb := p_draft -> 'message';
begin
    if p_changed and p_edited is not null
        or p_edited is null and m ? 'album' and not exists (
            select 1 from fairlead.message x
            where x.channel_id = p_channel and x.source_key = fairlead.short_key(m ->> 'source_id')) then
        perform fairlead.heed(p_ticket, p_draft);
    end if;
    if m ->> 'visibility' = 'private' then
        perform fairlead.link_private(p_channel, p_ticket, m);
        perform fairlead.carry_over(p_ticket, p_draft);
    end if;
end $$;

-- The conversation of the open ticket in which the same customer wrote what this message answers; null when there is
-- none. So a chain of replies holds together, with or without a thread's number.
create or replace function fairlead.conversation_of_reply(p_channel smallint, m jsonb) returns text language sql stable as $$
    select t.conversation
    from fairlead.message x
    join fairlead.ticket t on t.id = x.ticket_id
    join fairlead.customer u on u.id = t.customer_id
    where x.channel_id = p_channel and x.source_key = fairlead.short_key(m ->> 'answers')
      and t.state in ('open', 'answered') and t.channel_id = p_channel and t.visibility = m ->> 'visibility'
      and u.key = m #>> '{author,id}' and x.author ->> 'id' = m #>> '{author,id}'
$$;
