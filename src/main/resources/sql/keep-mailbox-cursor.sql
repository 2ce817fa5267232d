insert into fairlead.mailbox_cursor (
    channel, folder, uid_validity, uid, behind, selection, selected_below, since, mail_date)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (channel, folder) do update
    set uid_validity = excluded.uid_validity,
        uid = excluded.uid,
        behind = excluded.behind,
        selection = excluded.selection,
        selected_below = excluded.selected_below,
        since = excluded.since,
        mail_date = excluded.mail_date,
        at = now()
