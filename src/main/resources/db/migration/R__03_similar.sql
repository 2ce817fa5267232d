-- Which tickets may be the same matter of the same customer on two channels. Only ever a suggestion: a person decides, and
-- may merge those that can be one.

-- A value as it is compared: numbers and addresses are written in many ways.
create or replace function fairlead.trait_value(p_kind text, p_value text) returns text language plpgsql immutable as $$
begin
    return fairlead.short_key(case
        when p_value ~ '^[0-9]*$' then p_value
        when p_kind = 'phone' then regexp_replace(p_value, '[^0-9]', '', 'g')
        when p_kind = 'email' then lower(btrim(p_value))
        when p_kind = 'account_uid' then regexp_replace(lower(p_value), '^\s*uid|[\s:：#-]', '', 'g')
        else lower(regexp_replace(p_value, '[\s#-]', '', 'g')) end);
end $$;

-- A trigger, because facts come by several doors; see trait.
create or replace function fairlead.keep_traits() returns trigger language plpgsql as $$
begin
    insert into fairlead.trait (kind, value, ticket_id)
    select f.type, v.value, new.id
    from jsonb_to_recordset(new.facts) f (type text, value text)
    cross join lateral (select fairlead.trait_value(f.type, f.value) as value offset 0) v
    where f.type in ('account_uid', 'email', 'phone', 'order_number', 'transaction_hash') and v.value <> ''
    on conflict do nothing;
    return null;
end $$;
create or replace trigger ticket_traits after insert on fairlead.ticket
    for each row when (new.facts <> '[]') execute function fairlead.keep_traits();
create or replace trigger ticket_more_traits after update of facts on fairlead.ticket
    for each row when (new.facts <> old.facts) execute function fairlead.keep_traits();

-- Up to five tickets, each with what speaks for it: customer, account_uid, email, phone or invitation for who it is;
-- order_number, transaction_hash or topic (within two days) for what it is about. A few look-ups by index, however many
-- tickets there are; of a value that very many tickets share only the newest are looked at.
create or replace function fairlead.similar_json(p_ticket bigint) returns jsonb language plpgsql stable as $$
declare
    v_similar jsonb;
begin
    with me as materialized (
        select t.*, u.key from fairlead.ticket t join fairlead.customer u on u.id = t.customer_id where t.id = p_ticket),
    traits as materialized (
        select x.kind, x.value from fairlead.trait x where x.ticket_id = p_ticket
        union
        select 'email', fairlead.trait_value('email', substr(me.key, 8)) from me where me.key like 'mailto:%'),
    known as (
        select o.ticket_id, s.kind as why
        from traits s cross join lateral (
            select x.ticket_id from fairlead.trait x
            where x.kind = s.kind and x.value = s.value and x.ticket_id <> p_ticket
            order by x.ticket_id desc limit 20) o
        union
        select o.id, 'customer'
        from me cross join lateral (
            select t.id from fairlead.ticket t
            where t.customer_id = me.customer_id and t.id <> p_ticket order by t.id desc limit 20) o
        union
        select o.id, 'email'
        from traits s
        join fairlead.customer u on s.kind = 'email' and u.key = 'mailto:' || s.value
        cross join lateral (
            select t.id from fairlead.ticket t
            where t.customer_id = u.id and t.id <> p_ticket order by t.id desc limit 20) o
        union
        select v.private_ticket_id, 'invitation' from fairlead.invitation v
        where v.ticket_id = p_ticket and v.private_ticket_id is not null
        union
        select v.ticket_id, 'invitation' from fairlead.invitation v where v.private_ticket_id = p_ticket),
    grounds as (
        select k.ticket_id, array_agg(k.why order by k.why) as why,
            bool_or(k.why not in ('order_number', 'transaction_hash')) as same_customer,
            bool_or(k.why in ('order_number', 'transaction_hash')) as same_thing
        from known k group by k.ticket_id)
    select jsonb_agg(jsonb_build_object(
        'ref', fairlead.ref(s.id),
        'status', fairlead.status_of(s.state, s.agent),
        'channel', jsonb_build_object('name', s.name, 'kind', s.kind),
        'mergeable', (
            select fairlead.may_merge(m, o) from fairlead.ticket m, fairlead.ticket o where m.id = p_ticket and o.id = s.id),
        'because', to_jsonb(s.why)) order by s.id desc)
    into v_similar
    from (
        select t.id, t.state, i.agent, c.name, c.kind,
            g.why || case when near.topic then array ['topic'] else '{}' end as why
        from grounds g
        cross join me
        join fairlead.ticket t on t.id = g.ticket_id
        join fairlead.channel c on c.id = t.channel_id
        left join fairlead.item i on i.ticket_id = t.id
        cross join lateral (
            select t.topic = me.topic
                and t.last_message_at > me.created_at - interval '2 days'
                and t.created_at < me.last_message_at + interval '2 days' as topic) near
        where (t.channel_id <> me.channel_id or t.visibility <> me.visibility)
          and (t.state in ('open', 'answered') or t.state = 'resolved' and t.resolved_at > now() - interval '7 days')
          and (g.same_thing or g.same_customer and near.topic)
        order by t.id desc limit 5) s;
    return coalesce(v_similar, '[]');
end $$;
