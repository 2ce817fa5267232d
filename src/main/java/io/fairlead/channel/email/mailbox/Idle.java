package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.email.mailbox.MailboxException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * Waits for new mail with IDLE (RFC 2177). Somebody must {@link #wake} it in time; a server that does not even answer
 * that within the timeout is dead, and that is how a dead one is found.
 */
final class Idle {
    private final IMAPProtocol imap;
    private final String server;
    private final CuttableSocket socket;
    private final Duration timeout;
    private final BooleanSupplier changed;
    private boolean waiting;
    /** Woken before it waited: an alarm may be faster than the server's leave to wait. */
    private boolean wokenEarly;

    /** @param changed whether a response handler has seen something new */
    Idle(IMAPProtocol imap, String server, CuttableSocket socket, Duration timeout, BooleanSupplier changed) {
        this.imap = imap;
        this.server = server;
        this.socket = socket;
        this.timeout = timeout;
        this.changed = changed;
    }

    /**
     * Returns when the server has told of something new, or after {@link #wake}.
     *
     * @param longest when it will be woken at the latest
     */
    void await(Duration longest) throws MailboxException {
        try {
            socket.patience(longest.plus(timeout));
            imap.idleStart();
            begin();
            wakeIfChanged();
            boolean idling = true;
            while (idling) {
                Response response = imap.readIdleResponse();
                idling = imap.processIdleResponse(response);
                wakeIfChanged();
            }
            socket.patience(timeout);
        } catch (ProtocolException e) {
            throw Failures.refused(Kind.BROKEN, server, "refuses IDLE", e, List.of());
        } catch (IOException e) {
            throw Failures.broken(server, e);
        } finally {
            end();
        }
    }

    /** Ends the waiting, or the next one at once; the server is told once. */
    synchronized void wake() {
        wokenEarly = !waiting;
        abort();
    }

    private synchronized void abort() {
        if (waiting) {
            waiting = false;
            imap.idleAbort();
        }
    }

    private void wakeIfChanged() {
        if (changed.getAsBoolean()) {
            abort();
        }
    }

    private synchronized void begin() {
        waiting = true;
        if (wokenEarly) {
            wokenEarly = false;
            abort();
        }
    }

    private synchronized void end() {
        waiting = false;
    }
}
