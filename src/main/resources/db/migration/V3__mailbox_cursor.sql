-- How far each folder of each mailbox has been taken; see MailCursor. Written after the mails' own transactions, so that
-- it may lag behind them, never run ahead.
create table fairlead.mailbox_cursor (
    channel        text not null,
    folder         text not null,
    uid_validity   bigint not null check (uid_validity > 0),
    uid            bigint not null check (uid >= 0),
    behind         bigint[] not null,
    selection      text not null,
    selected_below bigint not null,
    since          text not null,
    mail_date      timestamptz not null,
    at             timestamptz not null default now(),
    primary key (channel, folder)
) with (fillfactor = 50);
