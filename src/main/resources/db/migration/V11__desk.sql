-- What agents do with a ticket besides taking it: change it, put it off, note, answer; and what tells others of it.

-- The version grows with every change of the row (R__30): a change of what has changed meanwhile is refused.
alter table fairlead.ticket add column version int not null default 1;
alter table fairlead.ticket add column team text check (char_length(team) between 1 and 100);
alter table fairlead.ticket add column tags text[] not null default '{}';
-- A ticket that is put off is one that waits for its customer, with a time at which it comes back by itself.
alter table fairlead.ticket add column snoozed_until timestamptz;
alter table fairlead.ticket add constraint ticket_snoozed check (snoozed_until is null or state = 'answered');
create index ticket_snoozed on fairlead.ticket (snoozed_until) where snoozed_until is not null;
create index ticket_unsure on fairlead.ticket (id) where state = 'open' and flags ? 'unsure';
create index ticket_of_customer on fairlead.ticket (customer_id, id);

-- Where an answer to a message goes, in its channel's own terms; messages from before have none (see answer_to).
alter table fairlead.message add column reply_to jsonb;

-- An answer is a message of direction out and a notice of kind reply, held back until next_at.
alter table fairlead.notice add column answer_id bigint references fairlead.message;
alter table fairlead.notice add column agent text;
create unique index notice_answer on fairlead.notice (answer_id) where answer_id is not null;
alter table fairlead.notice add constraint notice_answered check ((answer_id is null) = (agent is null));

create table fairlead.note (
    id        bigint generated always as identity primary key,
    ticket_id bigint not null references fairlead.ticket,
    at        timestamptz not null default now(),
    agent     text not null,
    text      text not null,
    mentions  text[] not null default '{}'
);
create index note_ticket on fairlead.note (ticket_id, id);

-- Writes that carried an idempotency key, with what was answered; kept for a day.
create table fairlead.written (
    person text not null,
    key    text not null check (octet_length(key) <= 64),
    digest bytea not null,
    answer jsonb,
    at     timestamptz not null default now(),
    primary key (person, key)
);
create index written_at on fairlead.written (at);

-- What changed, for whoever watches live; unlogged: after a crash of the server everybody reads everything again.
create unlogged table fairlead.change (
    id        bigint generated always as identity primary key,
    ticket_id bigint not null,
    kind      text not null,
    agent     text,
    at        timestamptz not null default clock_timestamp()
);

-- The words of each message, to be searched; made outside the intake, within a second or two.
create table fairlead.message_words (
    message_id bigint primary key references fairlead.message on delete cascade,
    ticket_id  bigint not null,
    words      tsvector not null
);
create index message_words_gin on fairlead.message_words using gin (words);
create table fairlead.unsearchable (
    message_id bigint primary key references fairlead.message on delete cascade
);
insert into fairlead.unsearchable (message_id) select id from fairlead.message;

-- A lane has the channel and the team besides, so that a claim may ask for these too and still costs one probe a lane.
alter table fairlead.lane add column channel_id smallint references fairlead.channel;
alter table fairlead.lane add column team text not null default '';
alter table fairlead.lane drop constraint lane_topic_language_key;
alter table fairlead.lane add unique (topic, language, channel_id, team);
insert into fairlead.lane (topic, language, channel_id)
select distinct l.topic, l.language, t.channel_id
from fairlead.item i join fairlead.lane l on l.id = i.lane join fairlead.ticket t on t.id = i.ticket_id;
update fairlead.item i set lane = n.id
from fairlead.ticket t, fairlead.lane l, fairlead.lane n
where t.id = i.ticket_id and l.id = i.lane and l.channel_id is null
  and n.topic = l.topic and n.language = l.language and n.channel_id = t.channel_id;
delete from fairlead.lane where channel_id is null;
alter table fairlead.lane alter column channel_id set not null;

-- Their successors take other parameters.
drop function if exists fairlead.lane_of(text, text);
drop function if exists fairlead.claim(text, text[], text[], interval, int);
