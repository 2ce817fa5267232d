package io.fairlead.channel.email.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where to begin in a folder: at the stored cursor; anew with {@code since} when there is none, or another since; and
 * after a change of UIDVALIDITY with all that may have come since the cursor's date. What is met twice by that the queue
 * knows as a duplicate.
 */
final class FirstLook {
    static final String UNSEEN = "unseen";
    static final String ALL = "all";

    /** SEARCH SINCE knows whole days without a time zone, and clocks differ. */
    private static final Duration MARGIN = Duration.ofDays(2);

    private static final DateTimeFormatter IMAP_DATE = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.US);

    private FirstLook() {}

    /** What is wrong with a value of {@code since}; empty when nothing is. */
    static Optional<String> complaint(String since) {
        if (since.equals(UNSEEN) || since.equals(ALL)) {
            return Optional.empty();
        }
        try {
            LocalDate.parse(since);
            return Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.of("'" + since + "' is neither unseen, nor all, nor a date such as 2026-11-01");
        }
    }

    /** @param marks true when mails that were taken are marked as seen, so that an unseen one was not */
    static MailCursor at(Optional<MailCursor> stored, FolderState folder, String since, boolean marks, Instant now) {
        if (stored.isEmpty()) {
            return anew(folder, List.of(), keys(since), folder.uidNext(), since, now);
        }
        MailCursor cursor = stored.get();
        if (cursor.uidValidity() != folder.uidValidity()) {
            String later =
                    "SINCE " + IMAP_DATE.format(cursor.date().minus(MARGIN).atOffset(ZoneOffset.UTC));
            String keys = marks ? "OR " + later + " UNSEEN" : later;
            boolean unfinished = cursor.uid() + 1 < cursor.selectedBelow();
            return anew(
                    folder,
                    List.of(),
                    unfinished ? "OR " + cursor.selection() + " " + keys : keys,
                    folder.uidNext(),
                    since,
                    cursor.date());
        }
        if (!cursor.since().equals(since)) {
            long untaken = Math.max(cursor.uid() + 1, cursor.selectedBelow());
            return anew(folder, cursor.behind(), keys(since), untaken, since, cursor.date());
        }
        return cursor;
    }

    private static MailCursor anew(
            FolderState folder, List<Long> behind, String selection, long selectedBelow, String since, Instant date) {
        return new MailCursor(folder.uidValidity(), 0, behind, selection, selectedBelow, since, date);
    }

    private static String keys(String since) {
        return switch (since) {
            case UNSEEN -> "UNSEEN";
            case ALL -> "ALL";
            default -> "SINCE " + IMAP_DATE.format(LocalDate.parse(since));
        };
    }
}
