-- Words are made by the router from now on, and in another way: all are made anew.
drop function if exists fairlead.make_searchable(int);
drop function if exists fairlead.search_for(text);
drop function if exists fairlead.words_of(text);
insert into fairlead.unsearchable (message_id) select id from fairlead.message on conflict do nothing;

-- What is gone needs no words: that is told by the message that is not there.
alter table fairlead.unsearchable drop constraint unsearchable_message_id_fkey;

-- V9 has the same.
drop index fairlead.ticket_of_customer;
