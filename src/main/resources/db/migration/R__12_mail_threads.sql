-- Which ticket a mail belongs to. Nothing that a mail says is proof: whatever it names, it joins only a ticket that its
-- sender may join.

-- A Message-ID as it is kept: half a SHA-256, whatever its length.
create or replace function fairlead.mail_key_of(p_id text) returns uuid language plpgsql immutable strict parallel safe as $$
begin
    return encode(substring(sha256(convert_to(lower(p_id), 'UTF8')) for 16), 'hex')::uuid;
end $$;

-- The notice that a Message-ID of ours belongs to; null unless its mark is right.
create or replace function fairlead.notice_of(p_id text) returns bigint language sql stable as $$
    select n.id
    from regexp_match(p_id, '^FL-[2-9A-Z]{6,12}\.([0-9]{1,18})\.([0-9a-f]{20})@') part
    join fairlead.notice n on n.id = part[1]::bigint and n.mark = part[2]
    where n.ticket_id is not null
$$;

-- The ticket that a mail's headers lead to and that its sender may join. The last reference is the mail that was
-- answered; the mail's own id comes last, for an answer that overtook what it answers.
create or replace function fairlead.ticket_by_headers(p_thread jsonb, p_author text) returns bigint
    language plpgsql stable as $$
declare
    v_customer bigint;
    v_ticket bigint;
begin
    -- Most mails name no other, and none names them yet.
    if p_thread -> 'references' = '[]' and p_thread ->> 'id' not like 'FL-%' and not exists (
        select 1 from fairlead.mail_key x where x.key = fairlead.mail_key_of(p_thread ->> 'id')) then
        return null;
    end if;
    select u.id into v_customer from fairlead.customer u where u.key = p_author;
    with named as materialized (
        select r.id, r.place, fairlead.mail_key_of(r.id) as key
        from jsonb_array_elements_text(jsonb_build_array(p_thread ->> 'id') || (p_thread -> 'references'))
            with ordinality as r (id, place)
        where r.id <> ''),
    found as (
        select n.ticket_id, r.place, true as own
        from named r join fairlead.notice n on n.id = fairlead.notice_of(r.id)
        where r.id like 'FL-%'
        union all
        select k.ticket_id, r.place, k.own
        from named r cross join lateral (
            select x.ticket_id, x.own from fairlead.mail_key x
            where x.key = r.key and x.customer_id = v_customer
            order by x.ticket_id desc limit 10) k
        union all
        select k.ticket_id, r.place, k.own
        from named r cross join lateral (
            select x.ticket_id, x.own from fairlead.mail_key x
            where x.key = r.key order by x.customer_id desc, x.ticket_id desc limit 10) k)
    select f.ticket_id into v_ticket
    from found f join fairlead.ticket t on t.id = f.ticket_id
    where fairlead.may_join(f.ticket_id, p_author)
    order by f.place desc, t.state in ('open', 'answered', 'merged') desc, f.own desc, f.ticket_id desc
    limit 1;
    return v_ticket;
end $$;

-- An old mail that was answered only to have the address at hand: another subject, and nothing of the history.
create or replace function fairlead.is_unrelated(p_ticket bigint, m jsonb) returns boolean language sql stable as $$
    select not (m #>> '{thread,quotes}')::boolean and m ->> 'auto' <> 'reply' and s.bare <> '' and not exists (
        select 1 from (
            select t.subject from fairlead.ticket t where t.id = p_ticket
            union all
            (select x.subject from fairlead.message x
             where x.ticket_id = fairlead.living(p_ticket) order by x.id desc limit 20)) said
        where fairlead.bare_subject(said.subject) = s.bare)
    from fairlead.bare_subject(m ->> 'subject') s (bare)
$$;

-- The open ticket of this sender under the subject that the mail answers, for programs that send no headers.
create or replace function fairlead.ticket_by_subject(m jsonb) returns bigint language plpgsql stable as $$
begin
    if not fairlead.answers(m ->> 'subject') then
        return null;
    end if;
    return (
        select t.id
        from fairlead.ticket t join fairlead.customer u on u.id = t.customer_id
        where u.key = m #>> '{author,id}' and not fairlead.is_own_address(u.key)
          and t.bare_subject = nullif(fairlead.short_key(fairlead.bare_subject(m ->> 'subject')), '')
          and (t.state in ('open', 'answered') or t.state = 'merged' and exists (
              select 1 from fairlead.ticket l where l.id = fairlead.living(t.id) and l.state in ('open', 'answered')))
        order by t.id desc limit 1);
end $$;

-- Where a ticket was merged, or is closed and its sender goes on in another, that is the one; it is locked.
create or replace function fairlead.latest_of(p_ticket bigint, p_author text) returns bigint language plpgsql as $$
declare
    v_ticket bigint := p_ticket;
    v_next bigint;
begin
    for step in 1 .. 100 loop
        v_ticket := fairlead.living(v_ticket);
        perform 1 from fairlead.ticket t where t.id = v_ticket and t.state in ('open', 'answered') for no key update;
        exit when found;
        continue when fairlead.living(v_ticket) <> v_ticket; -- it was merged while its lock was waited for
        select t.id into v_next
        from fairlead.ticket t
        where t.follows = v_ticket and fairlead.may_join(t.id, p_author) order by t.id desc limit 1;
        exit when v_next is null;
        v_ticket := v_next;
    end loop;
    perform 1 from fairlead.ticket t where t.id = v_ticket for no key update;
    return v_ticket;
end $$;

-- The ticket's id if there is one.
create or replace function fairlead.is_there(p_ticket bigint) returns bigint language plpgsql stable strict as $$
begin
    return (select x.id from fairlead.ticket x where x.id = p_ticket);
end $$;

-- Decides for one mail. Either ticket: the message is added to it and wakes nobody (automatic answers, bounces); or the
-- conversation and its home channel, where the message goes on or its new ticket begins. follows: the closed ticket that
-- a new one goes on from; named: a ticket that the mail named and its sender may not join; apart: it left its thread;
-- origin: the merged ticket that the mail means.
create or replace function fairlead.thread(
    p_channel smallint, m jsonb,
    out ticket bigint, out conversation text, out home smallint, out follows bigint, out named bigint, out apart boolean,
    out origin bigint)
    language plpgsql as $$
declare
    t constant jsonb := m -> 'thread';
    v_author constant text := m #>> '{author,id}';
    v_auto constant boolean := m ->> 'auto' = 'reply';
    v_ticket bigint;
    v_state text;
    v_conversation text;
    v_home smallint;
    v_resolved timestamptz;
begin
    conversation := fairlead.short_key(m ->> 'conversation');
    home := p_channel;
    apart := false;
    if m ->> 'auto' = 'bounce' then
        ticket := fairlead.take_bounce(t -> 'bounce');
        return;
    end if;

    -- A reference in the subject is meant. What a program put into an address or a header may be left over.
    v_ticket := fairlead.ticket_id(t ->> 'named');
    if v_ticket is null or not fairlead.may_join(v_ticket, v_author) then
        named := fairlead.is_there(v_ticket);
        v_ticket := fairlead.ticket_id(t ->> 'addressed');
        if v_ticket is null or not fairlead.may_join(v_ticket, v_author) then
            named := coalesce(named, fairlead.is_there(v_ticket));
            v_ticket := fairlead.ticket_by_headers(t, v_author);
        end if;
        apart := v_ticket is not null and fairlead.is_unrelated(v_ticket, m);
        v_ticket := case when not apart then coalesce(v_ticket, fairlead.ticket_by_subject(m)) end;
    end if;
    if v_ticket is null then
        if apart then
            conversation := fairlead.short_key(v_author || '|apart|' || (m ->> 'source_id'));
        elsif named is null and t -> 'references' <> '[]' then
            select n.ticket_id into named
            from jsonb_array_elements_text(t -> 'references') r (id) join fairlead.notice n on n.id = fairlead.notice_of(r.id)
            where r.id like 'FL-%' limit 1;
        end if;
        return;
    end if;

    origin := v_ticket;
    v_ticket := fairlead.latest_of(v_ticket, v_author);
    origin := case when origin <> v_ticket and fairlead.living(origin) = v_ticket then origin end;
    select x.state, x.conversation, x.channel_id, x.resolved_at into v_state, v_conversation, v_home, v_resolved
    from fairlead.ticket x where x.id = v_ticket;
    if v_auto and v_state <> 'open' then
        ticket := v_ticket;
    elsif v_state in ('open', 'answered')
        or v_state = 'resolved'
            and v_resolved > now() - make_interval(secs => coalesce((t ->> 'reopen_within')::double precision, 0))
            and fairlead.reopen_for_customer(v_ticket) then
        conversation := v_conversation;
        home := v_home;
    else
        follows := v_ticket;
        conversation := fairlead.short_key(v_author || '|after|' || fairlead.ref(v_ticket));
    end if;
end $$;

-- The customer wrote again: the ticket waits as long as its new message allows, not as long as its first did.
create or replace function fairlead.reopen_for_customer(p_ticket bigint) returns boolean language plpgsql as $$
begin
    if not fairlead.reopen(fairlead.ref(p_ticket), null) then
        return false;
    end if;
    update fairlead.ticket t set due_at = 'infinity' where t.id = p_ticket;
    return true;
end $$;

-- Remembers what later mails of the thread may name, and whom this one brought in.
create or replace function fairlead.keep_thread(p_ticket bigint, m jsonb, p_follows bigint, p_named bigint, p_apart boolean)
    returns void language plpgsql as $$
declare
    t constant jsonb := m -> 'thread';
    v_author constant text := m #>> '{author,id}';
    v_customer constant bigint := (select u.id from fairlead.customer u where u.key = v_author);
begin
    insert into fairlead.mail_key (key, customer_id, ticket_id, own)
    select fairlead.mail_key_of(r.id), v_customer, p_ticket, bool_or(r.own)
    from (
        select t ->> 'id' as id, true as own
        union all
        select x.id, false from jsonb_array_elements_text(t -> 'references') x (id) where not p_apart) r
    where r.id <> '' and r.id not like 'FL-%'
    group by 1
    on conflict (key, customer_id, ticket_id) do update set own = true where excluded.own and not mail_key.own;
    if t -> 'people' <> '[]' then
        insert into fairlead.participant (ticket_id, author)
        select p_ticket, fairlead.short_key('mailto:' || x.address)
        from jsonb_array_elements_text(t -> 'people') x (address)
        where 'mailto:' || x.address <> v_author and not fairlead.is_own_address(x.address)
        on conflict do nothing;
    end if;
    if p_follows is not null then
        insert into fairlead.event (ticket_id, kind, detail)
        values (p_ticket, 'follows', jsonb_build_object('ref', fairlead.ref(p_follows)));
    end if;
    if p_named is not null then
        update fairlead.ticket x set flags = fairlead.merged_facts(x.flags, '["names_other_ticket"]') where x.id = p_ticket;
        insert into fairlead.event (ticket_id, kind, detail)
        values (p_ticket, 'names', jsonb_build_object('ref', fairlead.ref(p_named)));
    end if;
end $$;

-- Adds a message that wakes nobody: the ticket stays as it is, waiting, answered or closed.
create or replace function fairlead.add_quietly(p_ticket bigint, p_channel smallint, m jsonb) returns bigint
    language plpgsql as $$
begin
    update fairlead.ticket t set message_count = t.message_count + 1, last_message_at = now() where t.id = p_ticket;
    return fairlead.keep_message(p_ticket, p_channel, m);
end $$;

-- The message of a mail that came into another of our mailboxes already; that it came here too is noted once.
create or replace function fairlead.received_elsewhere(p_channel smallint, p_key text) returns bigint language plpgsql as $$
declare
    v_message bigint;
    v_ticket bigint;
begin
    select x.id, x.ticket_id into v_message, v_ticket
    from fairlead.channel c join fairlead.message x on x.channel_id = c.id and x.source_key = p_key
    where c.kind = 'email' and c.id <> p_channel
    limit 1;
    if v_message is not null then
        insert into fairlead.also_received (message_id, channel_id) values (v_message, p_channel) on conflict do nothing;
        if found then
            insert into fairlead.event (ticket_id, kind, detail)
            select v_ticket, 'also_received', jsonb_build_object('channel', c.name)
            from fairlead.channel c where c.id = p_channel;
        end if;
    end if;
    return v_message;
end $$;
