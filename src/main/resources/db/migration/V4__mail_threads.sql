-- What tells which ticket a mail belongs to, and what is known of mails that came more than once or came back.

-- Our own mail addresses: never taken for a customer's, never answered.
alter table fairlead.channel add column addresses text[] not null default '{}';

-- A ticket that goes on where a closed one ended; and the subject without "Re:", for mail programs that send no headers.
alter table fairlead.ticket add column follows bigint references fairlead.ticket;
create index ticket_follows on fairlead.ticket (follows) where follows is not null;
alter table fairlead.ticket add column bare_subject text check (octet_length(bare_subject) <= 500);
create index ticket_subject on fairlead.ticket (customer_id, bare_subject, id)
    where state in ('open', 'answered') and bare_subject is not null;

-- Each Message-ID that a customer's mail had or named, as half a SHA-256. Own: the mail's own id, not one it named.
create table fairlead.mail_key (
    key         uuid not null,
    customer_id bigint not null references fairlead.customer,
    ticket_id   bigint not null references fairlead.ticket,
    own         boolean not null,
    primary key (key, customer_id, ticket_id)
);
insert into fairlead.mail_key (key, customer_id, ticket_id, own)
select distinct
    encode(substring(sha256(convert_to(lower(regexp_replace(x.source_key, '#[0-9a-f]{32}$', '')), 'UTF8')) for 16), 'hex')::uuid,
    t.customer_id, t.id, true
from fairlead.message x
join fairlead.channel c on c.id = x.channel_id and c.kind = 'email'
join fairlead.ticket t on t.id = x.ticket_id
where x.source_key !~ '^(sha256:|no-id#)';

-- Whom a customer brought into his ticket (Cc, Reply-To): they may join it, too.
create table fairlead.participant (
    ticket_id bigint not null references fairlead.ticket,
    author    text not null check (octet_length(author) <= 500),
    primary key (ticket_id, author)
);

-- One mail that reached two of our mailboxes is one message; here stands the other channel.
create table fairlead.also_received (
    message_id bigint not null references fairlead.message,
    channel_id smallint not null references fairlead.channel,
    at         timestamptz not null default now(),
    primary key (message_id, channel_id)
);

-- The part of a notice's Message-ID that nobody can guess: who names it has seen our mail.
alter table fairlead.notice add column mark text not null
    default left(encode(sha256(uuid_send(gen_random_uuid())), 'hex'), 20);
create index notice_acknowledged on fairlead.notice ((recipient ->> 'to'), created_at) where kind = 'acknowledgement';

-- Its successor takes the kinds of channel besides.
drop function if exists fairlead.take_notices(int);
