-- Gives the open conversations whose keys begin with the old words keys that begin with the new ones, such as those of a
-- Telegram group that became a supergroup, and those of merged ones, which lead on. One that has an open ticket under the
-- new key already stays. Returns how many.
create or replace function fairlead.move_conversations(p_channel text, p_old text, p_new text) returns int language sql as $$
    with moved as (
        update fairlead.ticket t
        set conversation = p_new || substr(t.conversation, length(p_old) + 1)
        from fairlead.channel c
        where c.name = p_channel and t.channel_id = c.id and t.state in ('open', 'answered', 'merged')
          and starts_with(t.conversation, p_old)
          and not exists (
              select 1 from fairlead.ticket o
              where o.channel_id = t.channel_id and o.state in ('open', 'answered')
                and o.conversation = p_new || substr(t.conversation, length(p_old) + 1))
        returning 1)
    select count(*)::int from moved
$$;
