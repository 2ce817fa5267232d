package io.fairlead.channel.email.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * How far a folder has been taken. All mails up to {@code uid} are settled, but for those left behind; of mails below
 * {@code selectedBelow}, which were there before this folder was first looked at, only those that fit the selection are
 * wanted at all.
 *
 * @param uidValidity the server's number for this numbering of the folder (RFC 9051, 2.3.1.1)
 * @param behind mails up to {@code uid} that could not be stored yet
 * @param selection IMAP search keys, such as {@code UNSEEN} or {@code SINCE 1-Nov-2026}
 * @param since the channel's parameter at that time; another value looks at the folder anew
 * @param date when the newest of the settled mails arrived at the server; epoch when there is none
 */
public record MailCursor(
        long uidValidity,
        long uid,
        List<Long> behind,
        String selection,
        long selectedBelow,
        String since,
        Instant date) {
    public MailCursor {
        behind = List.copyOf(behind);
    }
}
