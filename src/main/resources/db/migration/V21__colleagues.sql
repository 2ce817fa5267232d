-- What agents know of each other: who has which ticket open. Unlogged: nobody looks any more after a crash of the server,
-- and a beat every few seconds must cost the write-ahead log nothing.
create unlogged table fairlead.watcher (
    ticket_id bigint not null,
    person    text not null,
    doing     text not null check (doing in ('looking', 'answering', 'noting')),
    until     timestamptz not null,
    primary key (ticket_id, person)
) with (fillfactor = 50);

-- Who was named in a note, and whether he has read it; a note that goes takes these with it.
create table fairlead.mention (
    note_id bigint not null references fairlead.note on delete cascade,
    person  text not null,
    read_at timestamptz,
    primary key (person, note_id)
);
create index mention_note on fairlead.mention (note_id);
create index mention_unread on fairlead.mention (person) where read_at is null;

-- Since when the oldest message waits that was seen at a channel's source and not taken; infinity: none waits, null: nobody
-- knows.
alter table fairlead.channel_state add column waiting_since timestamptz;
