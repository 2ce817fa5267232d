package io.fairlead.channel.email.mailbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has become of each mail of one numbering of a folder. A mail is open from when it is handed on until it is
 * committed and the server has been told; the cursor stays below the first open one. Used by one thread.
 */
final class Progress {
    private final MailCursor start;
    private final NavigableSet<Long> open = new TreeSet<>();
    private final NavigableSet<Long> behind;
    private final NavigableMap<Long, Instant> committed = new TreeMap<>();
    private long highest;
    private Instant date;

    Progress(MailCursor start) {
        this.start = start;
        this.behind = new TreeSet<>(start.behind());
        this.highest = start.uid();
        this.date = start.date();
    }

    MailCursor start() {
        return start;
    }

    /** Where to go on from when the program starts again. */
    MailCursor cursor() {
        long settled = open.isEmpty() ? highest : open.first() - 1;
        return new MailCursor(
                start.uidValidity(),
                settled,
                List.copyOf(behind.headSet(settled, true)),
                start.selection(),
                start.selectedBelow(),
                start.since(),
                date);
    }

    /** The highest mail that was handed on or passed over; new ones lie above it. */
    long highest() {
        return highest;
    }

    /** A mail is being handed on; mails come in the order of their numbers, but for those left behind. */
    void handOn(long uid) {
        if (!behind.contains(uid)) {
            open.add(uid);
            passOver(uid);
        }
    }

    /** Up to here there is nothing to take but what was handed on. */
    void passOver(long uid) {
        highest = Math.max(highest, uid);
    }

    /** It is committed; the server has to be told, then {@link #settle} is due. */
    void commit(long uid, Instant arrived) {
        committed.put(uid, arrived);
    }

    /** Committed mails that the server has not been told of. */
    List<Long> committed() {
        return List.copyOf(committed.keySet());
    }

    /** The server refuses to be told of these; that must not hold up the cursor. */
    void pass(Collection<Long> uids) {
        open.removeAll(uids);
        behind.removeAll(uids);
    }

    /** Nothing is left to do for these. */
    void settle(Collection<Long> uids) {
        for (Long uid : uids) {
            Instant arrived = committed.remove(uid);
            date = arrived != null && arrived.isAfter(date) ? arrived : date;
        }
        pass(uids);
    }

    /** It could not be fetched, or neither stored nor quarantined; others go on without it. */
    void leaveBehind(long uid) {
        open.remove(uid);
        behind.add(uid);
    }

    /** Whether it was handed on, or left behind, and nothing has come of it yet. */
    boolean isInWork(long uid) {
        return (open.contains(uid) || behind.contains(uid)) && !committed.containsKey(uid);
    }

    boolean isBehind(long uid) {
        return behind.contains(uid);
    }

    /** Mails left behind, the oldest first. */
    List<Long> behind() {
        return behind.stream().filter(uid -> !committed.containsKey(uid)).toList();
    }
}
