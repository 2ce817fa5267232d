-- What agents and programs read; statuses as they see them.
create or replace function fairlead.status_of(p_state text, p_agent text) returns text language sql immutable as $$
    select case when p_state <> 'open' then p_state when p_agent is null then 'waiting' else 'claimed' end
$$;

create or replace function fairlead.priority_name(p_priority smallint) returns text language sql immutable as $$
    select (array ['urgent', 'high', 'normal', 'low'])[p_priority + 1]
$$;

-- Files as the API shows them: where the channel keeps one is nobody's business.
create or replace function fairlead.shown_files(p_files jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_agg(f - 'source' order by place), '[]')
    from jsonb_array_elements(p_files) with ordinality as e (f, place)
$$;

-- One message as the API shows it.
create or replace function fairlead.message_json(x fairlead.message) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'id', x.id, 'source_id', x.source_key, 'direction', x.direction, 'visibility', x.visibility,
        'author', x.author, 'sent_at', x.sent_at, 'received_at', x.received_at, 'subject', x.subject, 'text', x.text,
        'html', x.html, 'reply_text', x.reply_text, 'quoted_text', x.quoted_text, 'auto', x.auto,
        'revisions', x.revisions, 'attachments', fairlead.shown_files(x.attachments), 'findings', x.findings)
        || case when x.origin_id is null then '{}' else jsonb_build_object('merged_from', fairlead.ref(x.origin_id)) end
        || case when x.direction = 'out' then coalesce((
            select jsonb_build_object('state', n.state) from fairlead.notice n where n.answer_id = x.id), '{}')
        else '{}' end
$$;

-- The tickets of the same customer's other thread: of a public one the private one, and the other way round.
create or replace function fairlead.related_json(p_ticket bigint) returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object(
        'ref', fairlead.ref(t.id), 'visibility', t.visibility, 'status', fairlead.status_of(t.state, i.agent))
        order by t.id), '[]')
    from (
        select v.private_ticket_id as id from fairlead.invitation v
        where v.ticket_id = p_ticket and v.private_ticket_id is not null
        union
        select v.ticket_id from fairlead.invitation v where v.private_ticket_id = p_ticket) other
    join fairlead.ticket t on t.id = other.id
    left join fairlead.item i on i.ticket_id = t.id
$$;

-- Every channel that a message of the ticket came through, its own first.
create or replace function fairlead.channels_of(p_ticket bigint, p_own smallint) returns jsonb language sql stable as $$
    select jsonb_agg(jsonb_build_object('name', c.name, 'kind', c.kind) order by c.id <> p_own, c.id)
    from fairlead.channel c
    where c.id in (
        select p_own
        union select x.channel_id from fairlead.message x where x.ticket_id = p_ticket
        union select a.channel_id
        from fairlead.message x join fairlead.also_received a on a.message_id = x.id where x.ticket_id = p_ticket)
$$;

-- For a day the score may be changed once and a comment given once; what is resolved anew may be rated anew.
create or replace function fairlead.rating_open(r fairlead.rating, t fairlead.ticket) returns boolean
    language sql stable as $$
    select t.state = 'resolved' and (r.ticket_id is null or r.at < t.resolved_at or r.at > now() - interval '1 day')
$$;

-- The rating as the API shows it, null when there is none; what may still be done about it stands with it.
create or replace function fairlead.rating_json(p_ticket bigint) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'score', r.score,
        'comment', r.comment,
        'at', r.at,
        'changeable', fairlead.rating_open(r, t) and not r.changed,
        'commentable', fairlead.rating_open(r, t) and r.comment is null)
    from fairlead.rating r
    join fairlead.ticket t on t.id = r.ticket_id
    where r.ticket_id = p_ticket
$$;

-- A whole ticket with its conversation, oldest message first.
create or replace function fairlead.ticket_json(p_ticket bigint) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'ref', fairlead.ref(t.id),
        'version', t.version,
        'status', fairlead.status_shown(t, i.agent),
        'agent', i.agent,
        'lease_until', i.lease_until,
        'snoozed_until', t.snoozed_until,
        'team', t.team,
        'tags', to_jsonb(t.tags),
        'channel', jsonb_build_object('name', c.name, 'kind', c.kind),
        'channels', fairlead.channels_of(t.id, t.channel_id),
        'follows', fairlead.ref(t.follows),
        'names', coalesce((
            select jsonb_agg(e.detail ->> 'ref' order by e.id)
            from fairlead.event e where e.ticket_id = t.id and e.kind = 'names'), '[]'),
        'visibility', t.visibility,
        'subject', t.subject,
        'language', t.language,
        'topic', jsonb_build_object(
            'code', t.topic, 'confidence', round(t.confidence::numeric, 4), 'because', t.because,
            'alternatives', t.alternatives),
        'priority', fairlead.priority_name(t.priority),
        'due_at', t.due_at,
        'due_state', fairlead.due_state(i),
        'created_at', t.created_at,
        'last_message_at', t.last_message_at,
        'customer', jsonb_build_object('id', u.key, 'name', u.name, 'addresses', u.addresses),
        'conversation', t.conversation,
        'message_count', t.message_count,
        'messages', (
            select coalesce(jsonb_agg(fairlead.message_json(x) order by x.id), '[]')
            from fairlead.message x where x.ticket_id = t.id),
        'facts', t.facts,
        'missing', t.missing,
        'warnings', coalesce((
            select jsonb_agg(jsonb_build_object(
                'at', coalesce(n.settled_at, n.created_at), 'state', n.state, 'reason', n.reason, 'message', n.message_id)
                order by n.id)
            from fairlead.notice n where n.ticket_id = t.id and n.kind = 'warning'), '[]'),
        'notices', coalesce((
            select jsonb_agg(jsonb_build_object(
                'kind', n.kind, 'at', coalesce(n.settled_at, n.created_at), 'state', n.state, 'reason', n.reason)
                order by n.id)
            from fairlead.notice n where n.ticket_id = t.id and n.kind <> 'warning'), '[]'),
        'flags', t.flags)
        || jsonb_build_object(
        'merged_into', fairlead.ref(fairlead.living(t.merged_into)),
        'merged', coalesce((
            select jsonb_agg(fairlead.ref(s.id) order by s.id) from fairlead.ticket s where s.merged_into = t.id), '[]'),
        'split_from', fairlead.ref(t.split_from),
        'split', coalesce((
            select jsonb_agg(fairlead.ref(s.id) order by s.id) from fairlead.ticket s where s.split_from = t.id), '[]'),
        'related', fairlead.related_json(t.id),
        'notes', coalesce((
            select jsonb_agg(fairlead.note_json(n) order by n.id) from fairlead.note n where n.ticket_id = t.id), '[]'),
        'answers', coalesce((
            select jsonb_agg(fairlead.answer_json(n.id) order by n.id)
            from fairlead.notice n where n.ticket_id = t.id and n.answer_id is not null), '[]'),
        'similar', fairlead.similar_json(t.id),
        'incident', fairlead.incident_json(t.id) - 'words',
        'rating', fairlead.rating_json(t.id),
        'history', coalesce((
            select jsonb_agg(
                jsonb_build_object('at', e.at, 'kind', e.kind, 'agent', e.agent, 'detail', e.detail) order by e.id)
            from fairlead.event e where e.ticket_id = t.id), '[]'))
    from fairlead.ticket t
    join fairlead.channel c on c.id = t.channel_id
    join fairlead.customer u on u.id = t.customer_id
    left join fairlead.item i on i.ticket_id = t.id
    where t.id = p_ticket
$$;
