-- Takes notices that are due, marking each as being sent in its own right before anything goes out: what is found in
-- that state after a crash may or may not have been sent, and configuration says whether it is shown or sent again.
-- Kinds of channel: null means any. A mail server may take its time, so mail is given more of it; and a mail is told its
-- mark, the left side of its Message-ID, by which an answer or a bounce leads back to the notice. A warning waits until
-- its message was deleted or cannot be, but never longer than 15 seconds. What a notice asks for is decided now; one that
-- would say nothing any more is not sent. With_files null means any; what has files goes its own way where they are sent
-- one by one.
create or replace function fairlead.take_notices(
    at_most int default 20, kinds text[] default null, with_files boolean default null)
    returns table (
        id bigint, channel text, channel_kind text, kind text, language text, text text, recipient jsonb, attempts int,
        files jsonb)
    language sql as $$
    with due as materialized (
        select n.id, c.kind = 'email' as mail, said.text, said.asked, said.moot
        from fairlead.notice n join fairlead.channel c on c.id = n.channel_id
        cross join lateral fairlead.completed(n) said
        where n.state = 'pending' and n.next_at <= now() and (kinds is null or c.kind = any (kinds))
          and (with_files is null or with_files = (n.files <> '[]'))
          and not exists (
              select 1 from fairlead.notice first
              where first.id = n.after and first.state in ('pending', 'sending')
                and first.created_at > now() - interval '15 seconds')
        order by n.next_at, n.id limit at_most for update of n skip locked),
    taken as (
        update fairlead.notice n
        set state = case when due.moot then 'refused' else 'sending' end, attempts = n.attempts + 1,
            text = due.text, asked = due.asked, words = '{}',
            reason = case when due.moot then 'nothing is missing any more' end,
            settled_at = case when due.moot then now() end,
            next_at = now() + case when due.mail then interval '10 minutes' else interval '2 minutes' end
        from due where n.id = due.id returning n.*)
    select t.id, c.name, c.kind, t.kind, t.language, t.text,
        t.recipient || case
            when c.kind = 'email' and t.ticket_id is not null
            then jsonb_build_object('mark', fairlead.ref(t.ticket_id) || '.' || t.id || '.' || t.mark)
            else '{}' end,
        t.attempts, t.files
    from taken t join fairlead.channel c on c.id = t.channel_id
    where t.state = 'sending'
    order by t.id
$$;

-- What became of a notice: sent, refused (never again), unknown (nobody can tell), or again after a pause; the place is
-- where a notice of several parts goes on, and becomes part of its recipient. Whoever gets on begins to count anew.
create or replace function fairlead.settle_notice(
    p_id bigint, p_state text, p_reason text default null, p_retry_in interval default null,
    p_place jsonb default '{}')
    returns void language sql as $$
    update fairlead.notice n
    set state = p_state,
        reason = p_reason,
        recipient = n.recipient || p_place,
        attempts = case when n.recipient @> p_place then n.attempts else 1 end,
        next_at = case when p_state = 'pending' then now() + coalesce(p_retry_in, interval '10 seconds') else n.next_at end,
        settled_at = case when p_state = 'pending' then null else now() end
    where n.id = p_id and n.state = 'sending'
$$;

-- Notices whose sender died in between: nobody knows whether they went out. Called with the sweep. Returns how many.
create or replace function fairlead.sweep_notices(p_resend boolean default false) returns int language sql as $$
    with stale as (
        update fairlead.notice n
        set state = case when p_resend then 'pending' else 'unknown' end,
            settled_at = case when p_resend then null else now() end,
            reason = 'the router stopped while sending'
        where n.state = 'sending' and n.next_at < now() returning 1)
    select count(*)::int from stale
$$;
