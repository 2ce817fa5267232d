package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.PollTimes;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/** Mails of one folder that were seen and are not committed, with when they arrived. Used by one thread. */
final class Waiting {
    private final Map<Long, Instant> arrived = new HashMap<>();
    private boolean looked;

    /**
     * The folder was searched.
     *
     * @param found all mails above those that were handed on
     * @param inWork whether another one has been handed on and not committed
     */
    void found(Collection<Long> found, LongPredicate inWork) {
        looked = true;
        Set<Long> there = new HashSet<>(found);
        arrived.keySet().removeIf(uid -> !there.contains(uid) && !inWork.test(uid));
    }

    /** The server said when a mail arrived, or did not: then it is left out. */
    void seen(MailHead mail) {
        if (!mail.arrived().equals(Instant.EPOCH)) {
            arrived.put(mail.uid(), mail.arrived());
        }
    }

    /** It is committed, or gone. */
    void done(long uid) {
        arrived.remove(uid);
    }

    void clear() {
        arrived.clear();
        looked = false;
    }

    /** Tells it, once the folder has been searched. */
    void tell(MailboxHealth health, String folder) {
        if (looked) {
            health.waits(
                    folder,
                    arrived.values().stream().min(Comparator.naturalOrder()).orElse(PollTimes.NOTHING_WAITS));
        }
    }
}
