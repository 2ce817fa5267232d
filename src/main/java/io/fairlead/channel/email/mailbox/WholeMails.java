package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.email.mailbox.MailboxException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fetches mails as the server has them, many in one command. One that the server cannot give does not spoil the others;
 * one above the limit comes as far as the limit and one byte, so that the cut shows.
 */
final class WholeMails {
    private static final int BATCH = 50;
    private static final long BATCH_BYTES = 1 << 20;

    private final int most;

    /** @param most bytes of one mail */
    WholeMails(int most) {
        this.most = most;
    }

    /** Memory that this mail will take. */
    long bytes(MailHead mail) {
        return Math.min(mail.size(), most + 1L);
    }

    /** The same mails in the same order, in portions for one command each. */
    List<List<MailHead>> batches(Collection<MailHead> mails) {
        List<List<MailHead>> batches = new ArrayList<>();
        List<MailHead> batch = new ArrayList<>();
        long bytes = 0;
        for (MailHead mail : mails) {
            if (!batch.isEmpty() && (batch.size() == BATCH || bytes + bytes(mail) > BATCH_BYTES)) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(mail);
            bytes += bytes(mail);
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    /** The bytes of each mail that the server gives. */
    Map<Long, byte[]> fetch(MailConnection connection, List<MailHead> batch) throws MailboxException {
        boolean whole = batch.stream().allMatch(mail -> mail.size() <= most);
        try {
            Map<Long, byte[]> bodies = connection.bodies(
                    batch.stream().map(MailHead::uid).toList(), "", whole ? Long.MAX_VALUE : most + 1L);
            // some servers count sizes wrong
            bodies.replaceAll((uid, body) -> body.length > most + 1 ? Arrays.copyOf(body, most + 1) : body);
            return bodies;
        } catch (MailboxException e) {
            if (e.kind() != Kind.COMMAND_REFUSED) {
                throw e;
            }
            Map<Long, byte[]> bodies = new HashMap<>();
            if (batch.size() > 1) {
                for (MailHead mail : batch) {
                    bodies.putAll(fetch(connection, List.of(mail)));
                }
            }
            return bodies;
        }
    }

    /** What can be had of a mail that the server does not give whole: its header, or no bytes at all. */
    byte[] remains(MailConnection connection, long uid) throws MailboxException {
        try {
            return connection.bodies(List.of(uid), "HEADER", most + 1L).getOrDefault(uid, new byte[0]);
        } catch (MailboxException e) {
            if (e.kind() != Kind.COMMAND_REFUSED) {
                throw e;
            }
            return new byte[0];
        }
    }
}
