-- Keeps two messages of one sender apart in time until the transaction ends, so that two of a thread, or one mail in two
-- mailboxes, find each other whatever arrives first.
create or replace function fairlead.lock_sender(p_author text) returns void language sql as $$
    select pg_advisory_xact_lock(hashtextextended('sender ' || p_author, 0))
$$;

-- Remembers under which addresses a channel's mailbox is written to.
create or replace function fairlead.know_mailbox(p_channel text, p_addresses text[]) returns void language plpgsql as $$
declare
    v_channel constant smallint := fairlead.channel_of(p_channel, 'email');
begin
    update fairlead.channel c
    set addresses = (select coalesce(array_agg(distinct lower(a)), '{}') from unnest(p_addresses) a where a like '%@%')
    where c.id = v_channel;
end $$;

-- Whether an author is one of our mailboxes, with or without +FL-….
create or replace function fairlead.is_own_address(p_author text) returns boolean language sql stable as $$
    select exists (
        select 1 from fairlead.channel c
        where regexp_replace(regexp_replace(lower(p_author), '^mailto:', ''), '\+[^@]*@', '@') = any (c.addresses))
$$;

-- Whether somebody may write into a ticket: its customer, or whom one of its mails brought in by Cc or Reply-To; never
-- one of our own mailboxes, whose name anybody can write into From.
create or replace function fairlead.may_join(p_ticket bigint, p_author text) returns boolean language sql stable as $$
    select p_ticket is not null
        and (exists (
                select 1 from fairlead.ticket t join fairlead.customer u on u.id = t.customer_id
                where t.id = p_ticket and u.key = p_author)
            or exists (
                select 1 from fairlead.participant p
                where p.ticket_id = p_ticket and p.author = fairlead.short_key(p_author)))
        and not fairlead.is_own_address(p_author)
$$;

-- Whether a new ticket's sender may be told that we have his mail: never one of our mailboxes, and only so often an hour,
-- because an address can be somebody else's, or a machine that answers.
create or replace function fairlead.may_acknowledge(p_to text, p_an_hour int) returns boolean language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('acknowledged ' || p_to, 0));
    return not fairlead.is_own_address(p_to) and p_an_hour > (
        select count(*) from fairlead.notice n
        where n.kind = 'acknowledgement' and n.recipient ->> 'to' = p_to and n.created_at > now() - interval '1 hour');
end $$;
