package io.fairlead.channel.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * Fetches whole mails as the server has them, many in one command, without looking into them: no parser stands
 * between the mailbox and the raw bytes, so none can fail there.
 */
final class WholeMails {
    private static final int MOST_BYTES = 16 << 20;

    private final EmailLimits limits;
    private final List<IMAPMessage> announced = new ArrayList<>();
    private final Map<Long, byte[]> fetched = new HashMap<>();

    WholeMails(EmailLimits limits) {
        this.limits = limits;
    }

    /** Says that this mail will be asked for soon; its size is known already. */
    synchronized void announce(IMAPMessage mail) {
        announced.add(mail);
    }

    /** The mail's raw bytes, at most one more than {@link EmailLimits#size}, so that a cut shows. */
    synchronized byte[] take(Message mail) throws MessagingException, IOException {
        if (!(mail instanceof IMAPMessage imap) || !(mail.getFolder() instanceof IMAPFolder from)) {
            return streamed(mail);
        }
        long uid = from.getUID(imap);
        byte[] bytes = fetched.remove(uid);
        if (bytes == null) {
            fetch(from, uid);
            bytes = fetched.remove(uid);
        }
        return bytes == null ? streamed(mail) : bytes;
    }

    /** Fetches this mail and those announced after it, as many as fit into a fixed amount of memory. */
    private void fetch(IMAPFolder from, long wanted) throws MessagingException {
        StringBuilder uids = new StringBuilder().append(wanted);
        int first = 0;
        while (first < announced.size() && from.getUID(announced.get(first)) != wanted) {
            first++;
        }
        long bytes = size(announced, first);
        int next = first + 1;
        while (next < announced.size() && bytes + size(announced, next) <= MOST_BYTES) {
            bytes += size(announced, next);
            uids.append(',').append(from.getUID(announced.get(next++)));
        }
        announced.subList(0, Math.min(next, announced.size())).clear();
        fetched.clear();
        String command = "UID FETCH " + uids + " (UID BODY.PEEK[]<0." + (limits.size() + 1) + ">)";
        from.doCommand(protocol -> {
            Response[] responses = protocol.command(command, null);
            for (Response response : responses) {
                if (response instanceof FetchResponse fetch) {
                    keep(fetch);
                }
            }
            protocol.notifyResponseHandlers(responses);
            protocol.handleResult(responses[responses.length - 1]);
            return null;
        });
    }

    private int size(List<IMAPMessage> mails, int index) throws MessagingException {
        return index < mails.size() ? Math.min(limits.size(), mails.get(index).getSize()) : 0;
    }

    private void keep(FetchResponse fetch) {
        UID uid = fetch.getItem(UID.class);
        BODY body = fetch.getItem(BODY.class);
        ByteArray data = body == null ? null : body.getByteArray();
        if (uid != null && data != null) {
            fetched.put(uid.uid, data.getNewBytes());
        }
    }

    private byte[] streamed(Message mail) throws MessagingException, IOException {
        if (mail instanceof IMAPMessage imap) {
            try (InputStream stream = imap.getMimeStream()) {
                return stream.readNBytes(limits.size() + 1);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toByteArray();
    }
}
