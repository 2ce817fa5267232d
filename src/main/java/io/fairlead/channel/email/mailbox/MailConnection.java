package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.email.mailbox.MailboxException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.eclipse.angus.mail.imap.protocol.UIDSet;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * One connection to a mail server with one folder open: the few IMAP commands that we need (RFC 9051), on Angus Mail's
 * protocol, without its folders and messages, which number and cache what must not be cached. Used by one thread, but
 * for {@link Idle#wake}.
 */
final class MailConnection implements AutoCloseable {
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final IMAPProtocol imap;
    private final String server;
    private final Idle idle;
    private boolean changed;

    private MailConnection(IMAPProtocol imap, String server, CuttableSocket socket, Duration timeout) {
        this.imap = imap;
        this.server = server;
        this.idle = new Idle(imap, server, socket, timeout, this::changed);
        imap.addResponseHandler(this::notice);
    }

    /** Connects, makes sure of encryption where it is demanded, and logs in. */
    static MailConnection open(MailboxOptions options, Login login, CuttableSocket socket)
            throws MailboxException, InterruptedException {
        String server = options.server();
        IMAPProtocol imap = connect(options, socket);
        try {
            if (!options.implicitTls() && imap.hasCapability("STARTTLS")) {
                imap.startTLS();
                imap.capability();
            } else if (!options.implicitTls() && options.tlsRequired()) {
                throw new MailboxException(
                        Kind.LOGIN_REFUSED,
                        server + " offers no STARTTLS, and no password is sent in the clear; use imaps, or tls: false");
            }
            if (!imap.isAuthenticated()) {
                login.on(imap, server);
            }
            imap.capability();
            return new MailConnection(imap, server, socket, options.timeout());
        } catch (ProtocolException e) {
            imap.disconnect();
            throw Failures.broken(server, e.getCause() instanceof IOException cause ? cause : e);
        } catch (MailboxException | InterruptedException | RuntimeException e) {
            imap.disconnect();
            throw e;
        }
    }

    private static IMAPProtocol connect(MailboxOptions options, CuttableSocket socket) throws MailboxException {
        Duration connecting = options.timeout().compareTo(CONNECTING) < 0 ? options.timeout() : CONNECTING;
        Properties properties = new Properties();
        properties.put("mail.imap.socketFactory", socket);
        properties.setProperty("mail.imap.socketFactory.fallback", "false");
        properties.setProperty("mail.imap.connectiontimeout", String.valueOf(connecting.toMillis()));
        properties.setProperty(
                "mail.imap.timeout", String.valueOf(options.timeout().toMillis()));
        properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
        try {
            MailLogger silent = new MailLogger(MailConnection.class, "imap", false, null);
            return new IMAPProtocol("imap", options.host(), options.port(), properties, options.implicitTls(), silent);
        } catch (IOException | ProtocolException e) {
            throw Failures.broken(options.server(), e);
        }
    }

    FolderState select(String folder) throws MailboxException {
        MailboxInfo info;
        try {
            info = imap.select(folder);
        } catch (ProtocolException e) {
            throw refused("cannot open the folder '" + folder + "'", e);
        }
        if (info.uidvalidity <= 0) {
            throw new MailboxException(Kind.BROKEN, server + " has no lasting numbers for the mails of " + folder);
        }
        long next = info.uidnext;
        if (next <= 0) {
            next = search("ALL").stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        }
        return new FolderState(info.uidvalidity, next);
    }

    boolean has(String capability) {
        return imap.hasCapability(capability);
    }

    /** Call it before a search for new mail, not after, so that none slips through between. */
    void forgetChanges() {
        changed = false;
    }

    /** Whether the server has told of new mail since. */
    boolean changed() {
        return changed;
    }

    /** Lets the server tell what is new. */
    void noop() throws MailboxException {
        run("NOOP");
    }

    /** UIDs of the mails that fit these search keys, ascending. */
    List<Long> search(String keys) throws MailboxException {
        List<Long> uids = new ArrayList<>();
        for (Response response : run("UID SEARCH " + keys)) {
            if (response instanceof IMAPResponse search && search.keyEquals("SEARCH")) {
                for (long uid = search.readLong(); uid != -1; uid = search.readLong()) {
                    uids.add(uid);
                }
            }
        }
        uids.sort(null);
        return uids;
    }

    /** Size and date of each of these mails that is still there. */
    Map<Long, MailHead> heads(Collection<Long> uids) throws MailboxException {
        Map<Long, MailHead> heads = new HashMap<>();
        for (Response response : run("UID FETCH " + set(uids) + " (UID RFC822.SIZE INTERNALDATE)")) {
            if (response instanceof FetchResponse fetch && fetch.getItem(UID.class) != null) {
                RFC822SIZE size = fetch.getItem(RFC822SIZE.class);
                INTERNALDATE date = fetch.getItem(INTERNALDATE.class);
                Instant arrived = date == null || date.getDate() == null
                        ? Instant.EPOCH
                        : date.getDate().toInstant();
                long uid = fetch.getItem(UID.class).uid;
                heads.put(uid, new MailHead(uid, size == null ? Long.MAX_VALUE : size.size, arrived));
            }
        }
        return heads;
    }

    /**
     * The bytes of these mails as the server has them, each at most {@code most}; one that is gone, or that the server
     * cannot give, is left out.
     *
     * @param part what of a mail: empty for the whole, or HEADER
     */
    Map<Long, byte[]> bodies(Collection<Long> uids, String part, long most) throws MailboxException {
        Map<Long, byte[]> bodies = new HashMap<>();
        String range = most == Long.MAX_VALUE ? "" : "<0." + most + ">";
        for (Response response : run("UID FETCH " + set(uids) + " (UID BODY.PEEK[" + part + "]" + range + ")")) {
            if (response instanceof FetchResponse fetch) {
                UID uid = fetch.getItem(UID.class);
                BODY body = fetch.getItem(BODY.class);
                ByteArray bytes = body == null ? null : body.getByteArray();
                if (uid != null && bytes != null) {
                    bodies.put(uid.uid, bytes.getNewBytes());
                }
            }
        }
        return bodies;
    }

    /** @param flags such as {@code \Seen} */
    void addFlags(Collection<Long> uids, String flags) throws MailboxException {
        run("UID STORE " + set(uids) + " +FLAGS.SILENT (" + flags + ")");
    }

    /** UID MOVE or UID COPY. */
    void transfer(String command, Collection<Long> uids, String folder) throws MailboxException {
        run(command, new Argument().writeAtom(set(uids)).writeString(BASE64MailboxEncoder.encode(folder)));
    }

    void create(String folder) throws MailboxException {
        run("CREATE", new Argument().writeString(BASE64MailboxEncoder.encode(folder)));
    }

    void expunge(Collection<Long> uids) throws MailboxException {
        run("UID EXPUNGE " + set(uids));
    }

    /** How to wait for new mail without asking. */
    Idle idle() {
        return idle;
    }

    /** Takes leave, so that the server need not wonder. */
    void logOut() {
        try {
            imap.logout();
        } catch (ProtocolException e) {
            // the connection ends either way
        }
    }

    @Override
    public void close() {
        imap.disconnect();
    }

    private Response[] run(String command) throws MailboxException {
        return run(command, null);
    }

    private Response[] run(String command, Argument arguments) throws MailboxException {
        Response[] responses = imap.command(command, arguments);
        imap.notifyResponseHandlers(responses);
        try {
            imap.handleResult(responses[responses.length - 1]);
        } catch (ProtocolException e) {
            throw refused("refuses " + command.replaceFirst("^((UID )?\\w+).*", "$1"), e);
        }
        return responses;
    }

    private MailboxException refused(String what, ProtocolException failure) {
        return Failures.refused(Kind.COMMAND_REFUSED, server, what, failure, List.of());
    }

    private void notice(Response response) {
        changed |= response instanceof IMAPResponse untagged && untagged.keyEquals("EXISTS");
    }

    private static String set(Collection<Long> uids) {
        return UIDSet.toString(UIDSet.createUIDSets(
                uids.stream().mapToLong(Long::longValue).sorted().toArray()));
    }
}
