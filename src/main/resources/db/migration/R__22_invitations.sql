-- The author of a public message follows the link of his warning: the public ticket, null when the link is not his, or
-- none. His private conversation's ticket is linked to it, the open one or the next.
create or replace function fairlead.join_in_private(p_order jsonb, p_channel smallint) returns bigint language plpgsql as $$
declare
    v_conversation constant text := fairlead.short_key(p_order ->> 'conversation');
    v_ticket bigint;
begin
    if coalesce(p_order ->> 'ref', '') = '' then
        return null;
    end if;
    update fairlead.invitation i
    set joined_at = now(), channel_id = p_channel, conversation = v_conversation,
        private_ticket_id = (
            select o.id from fairlead.ticket o
            where o.channel_id = p_channel and o.conversation = v_conversation and o.state in ('open', 'answered'))
    from fairlead.ticket t join fairlead.customer u on u.id = t.customer_id
    where i.token = p_order ->> 'ref' and t.id = i.ticket_id
      and t.channel_id = p_channel and u.key = p_order ->> 'author'
    returning t.id into v_ticket;
    return v_ticket;
end $$;
