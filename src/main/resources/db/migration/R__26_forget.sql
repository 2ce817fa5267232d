-- Forgets a customer at his own request: what is sealed of his messages, their words, files and places, and who he was.
-- Tickets stay as numbers: channel, topic, times, state. Not really: counts what would go, and changes nothing.
-- tickets is null when there is no such customer; contents are hashes of files that may have lost their last holder.
create or replace function fairlead.forget(
    p_customer text, p_actor text, p_reason text, p_really boolean,
    out tickets int, out messages int, out originals int, out files int, out notices int, out contents text[])
    language plpgsql as $$
declare
    v_customer bigint;
    v_tickets bigint[];
    v_messages bigint[];
    v_notices bigint[];
begin
    select u.id into v_customer from fairlead.customer u where u.key = p_customer;
    if not found then
        return;
    end if;
    v_tickets := array(select t.id from fairlead.ticket t where t.customer_id = v_customer order by t.id);
    if p_really then
        perform fairlead.lock_sender(p_customer);
        perform 1 from fairlead.ticket t where t.id = any (v_tickets) order by t.id for no key update;
    end if;
    v_messages := array(
        select x.id from fairlead.message x
        where x.ticket_id = any (v_tickets) or x.origin_id = any (v_tickets) or x.author ->> 'id' = p_customer);
    -- Answers to commands belong to no ticket; in a private chat its number is the customer's.
    v_notices := array(
        select n.id from fairlead.notice n
        where n.ticket_id = any (v_tickets) or n.origin_id = any (v_tickets) or n.message_id = any (v_messages)
           or n.person = p_customer
           or n.recipient ->> 'chat_id' = substring(p_customer from '^telegram:(\d+)$'));
    select count(*), coalesce(array_agg(distinct a.sha256) filter (where a.sha256 is not null), '{}')
    into files, contents
    from (
        select a.sha256 from fairlead.attachment a where a.message_id = any (v_messages)
        union all select u.sha256 from fairlead.upload u where u.ticket_id = any (v_tickets)) a;
    select count(*) into originals from fairlead.original o where o.message_id = any (v_messages);
    tickets := cardinality(v_tickets);
    messages := cardinality(v_messages);
    notices := cardinality(v_notices);
    if p_really then
        perform fairlead.destroy_originals(v_messages);
        perform fairlead.forget_messages(v_messages, v_customer);
        perform fairlead.forget_notices(v_notices);
        perform fairlead.forget_tickets(v_tickets, p_actor);
        delete from fairlead.participant p where p.author = p_customer;
        delete from fairlead.mail_key k where k.customer_id = v_customer;
        update fairlead.customer u set key = 'forgotten:' || u.id, name = '', addresses = '[]' where u.id = v_customer;
        insert into fairlead.audit (actor, deed, subject, reason, detail)
        values (p_actor, 'forget', 'customer ' || v_customer, p_reason, jsonb_build_object(
            'tickets', tickets, 'messages', messages, 'originals', originals, 'files', files, 'notices', notices));
    end if;
end $$;

-- Their keys hold numbers of chats and names of mail servers; an agent stays the author of what he wrote.
create or replace function fairlead.forget_messages(p_messages bigint[], p_customer bigint) returns void language sql as $$
    delete from fairlead.album_part p where p.message_id = any (p_messages);
    delete from fairlead.message_words w where w.message_id = any (p_messages);
    update fairlead.message x
    set source_key = 'forgotten:' || x.id, subject = '', text = '', html = null, reply_text = '', quoted_text = '',
        attachments = '[]', findings = '[]', revisions = '[]', album = null, reply_to = null,
        author = case when x.direction = 'out' then x.author
                      else jsonb_build_object('id', 'forgotten:' || p_customer, 'name', '', 'addresses', '[]'::jsonb) end
    where x.id = any (p_messages)
$$;

-- What waits is not sent any more; the reasons of mail servers name addresses.
create or replace function fairlead.forget_notices(p_notices bigint[]) returns void language sql as $$
    update fairlead.notice n
    set text = '', files = '[]', words = '{}', recipient = '{}', cause = null, person = null, reason = 'forgotten',
        state = case when n.state = 'pending' then 'refused' else n.state end,
        settled_at = coalesce(n.settled_at, now())
    where n.id = any (p_notices)
$$;

-- What is open is over: nobody can be answered.
create or replace function fairlead.forget_tickets(p_tickets bigint[], p_actor text) returns void language sql as $$
    delete from fairlead.item i where i.ticket_id = any (p_tickets);
    delete from fairlead.trait r where r.ticket_id = any (p_tickets);
    delete from fairlead.correction k where k.ticket_id = any (p_tickets);
    delete from fairlead.participant p where p.ticket_id = any (p_tickets);
    delete from fairlead.mail_key k where k.ticket_id = any (p_tickets);
    delete from fairlead.invitation v where v.ticket_id = any (p_tickets) or v.private_ticket_id = any (p_tickets);
    update fairlead.rating r set comment = null where r.ticket_id = any (p_tickets);
    delete from fairlead.note n where n.ticket_id = any (p_tickets) or n.origin_id = any (p_tickets);
    delete from fairlead.upload u where u.ticket_id = any (p_tickets);
    -- A title is what one of its customers wrote.
    update fairlead.incident n set title = n.topic
    where n.id in (select x.incident_id from fairlead.incident_ticket x where x.ticket_id = any (p_tickets));
    update fairlead.event e set detail = '{}' where e.ticket_id = any (p_tickets);
    -- Others are told no more of it but that it is forgotten.
    delete from fairlead.hook_event e where e.ticket_id = any (p_tickets);
    update fairlead.ticket t
    set conversation = 'forgotten:' || t.id, subject = '', bare_subject = null, because = '[]', facts = '[]',
        missing = '[]', tags = '{}', snoozed_until = null,
        state = case when t.state in ('spam', 'merged') then t.state else 'resolved' end,
        resolved_at = coalesce(t.resolved_at, now()), resolved_by = coalesce(t.resolved_by, 'forgotten'),
        cleared_at = now()
    where t.id = any (p_tickets);
    insert into fairlead.event (ticket_id, kind, agent) select id, 'forgotten', p_actor from unnest(p_tickets) id
$$;

-- What waits in quarantine nobody can tell the author of but who has the key.
create or replace function fairlead.forget_quarantined(p_ids bigint[], p_actor text, p_reason text) returns void
    language plpgsql as $$
begin
    perform fairlead.destroy_quarantined(p_ids, p_actor);
    insert into fairlead.audit (actor, deed, subject, reason, detail)
    values (p_actor, 'forget', 'quarantine', p_reason, jsonb_build_object('ids', to_jsonb(p_ids)));
end $$;
