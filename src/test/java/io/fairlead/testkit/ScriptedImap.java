package io.fairlead.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * An IMAP server of one folder that misbehaves on demand: it freezes, cuts, refuses, renumbers, forgets to tell. It knows
 * the commands that our consumer uses, and keeps a record of those that it got.
 */
public final class ScriptedImap implements AutoCloseable {
    /** What happens at a command. */
    public enum Fault {
        /** Never an answer again on this connection. */
        FREEZE,
        /** Half an answer, then the connection ends. */
        CUT,
        /** The server takes leave. */
        BYE,
        /** The command is answered NO. */
        REFUSE
    }

    /** A mail of the folder. */
    private record Mail(byte[] raw, Set<String> flags) {}

    private record Planned(String command, Fault fault, int[] left) {}

    private final ServerSocket server;
    private final TreeMap<Long, Mail> mails = new TreeMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Planned> planned = new CopyOnWriteArrayList<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Set<String> folders = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String capabilities = "IMAP4rev1 SASL-IR UIDPLUS MOVE IDLE AUTH=PLAIN";
    private volatile String secret = "secret";
    private volatile boolean silent;
    private long uidValidity = 7;
    private long uidNext = 1;

    private ScriptedImap(ServerSocket server) {
        this.server = server;
    }

    public static ScriptedImap start() {
        try {
            ScriptedImap imap = new ScriptedImap(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            thread(imap::accept);
            return imap;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public ScriptedImap capabilities(String words) {
        capabilities = words;
        return this;
    }

    /** The password, or the access token, that is let in. */
    public void secret(String accepted) {
        secret = accepted;
    }

    /** Whether nobody who idles is told of new mail. */
    public void silent(boolean untold) {
        silent = untold;
    }

    /** @param command how the command begins, without its tag; DONE ends IDLE */
    public void plan(String command, Fault fault, int times) {
        planned.add(new Planned(command, fault, new int[] {times}));
    }

    public void endPlans() {
        planned.clear();
    }

    public synchronized long deliver(String mail, String... flags) {
        Set<String> set = ConcurrentHashMap.newKeySet();
        set.addAll(List.of(flags));
        mails.put(uidNext, new Mail(mail.getBytes(StandardCharsets.ISO_8859_1), set));
        if (!silent) {
            connections.forEach(connection -> connection.tell("* " + mails.size() + " EXISTS"));
        }
        return uidNext++;
    }

    /** All mails get other numbers, as after a restore; whoever is connected is thrown out. */
    public synchronized void renumber() {
        List<Mail> all = List.copyOf(mails.values());
        mails.clear();
        uidValidity++;
        uidNext = 100;
        all.forEach(mail -> mails.put(uidNext++, mail));
        cut();
    }

    /** Ends all connections without a word. */
    public void cut() {
        connections.forEach(Connection::close);
    }

    public List<String> commands() {
        return commands;
    }

    public Set<String> folders() {
        return folders;
    }

    public synchronized boolean has(long uid, String flag) {
        return mails.containsKey(uid) && mails.get(uid).flags().contains(flag);
    }

    public synchronized int size() {
        return mails.size();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                Connection connection = new Connection(server.accept());
                connections.add(connection);
                thread(connection::serve);
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "scripted-imap");
        thread.setDaemon(true);
        thread.start();
    }

    private Fault faultAt(String command) {
        for (Planned plan : planned) {
            if (command.startsWith(plan.command()) && plan.left()[0]-- > 0) {
                return plan.fault();
            }
        }
        return null;
    }

    private final class Connection {
        private final Socket socket;
        private final OutputStream out;
        private String idling;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        void serve() {
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
                write("* OK ready");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String tag = idling != null ? idling : line.replaceFirst(" .*", "");
                    String command = idling != null ? line : line.substring(tag.length() + 1);
                    commands.add(command);
                    Fault fault = faultAt(command);
                    if (fault == null) {
                        answer(tag, command, in);
                    } else if (misbehave(fault, tag)) {
                        return;
                    }
                }
            } catch (IOException e) {
                // the client went
            } finally {
                close();
            }
        }

        /** True when the connection ends with it. */
        private boolean misbehave(Fault fault, String tag) throws IOException {
            switch (fault) {
                case FREEZE -> await();
                case CUT -> {
                    out.write("* 1 FETCH (UID 1 BODY[] {5000}\r\nFrom: a@exam".getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                }
                case BYE -> write("* BYE going down for maintenance");
                default -> {
                    write(tag + " NO [SERVERBUG] cannot do that");
                    return false;
                }
            }
            return true;
        }

        private void await() {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void answer(String tag, String command, BufferedReader in) throws IOException {
            synchronized (ScriptedImap.this) {
                if (command.equals("DONE")) {
                    idling = null;
                } else if (command.equals("IDLE")) {
                    idling = tag;
                    write("+ idling");
                    return;
                } else if (command.startsWith("AUTHENTICATE ")) {
                    String[] words = command.split(" ");
                    String initial = words.length > 2 ? words[2] : challenge(in);
                    String response = new String(Base64.getDecoder().decode(initial), StandardCharsets.UTF_8);
                    if (!response.contains("\0" + secret) && !response.contains("Bearer " + secret + "\1")) {
                        write(tag + " NO [AUTHENTICATIONFAILED] you said " + response.replaceAll("\\p{Cntrl}", " "));
                        return;
                    }
                } else if (command.equals("CAPABILITY")) {
                    write("* CAPABILITY " + capabilities);
                } else if (command.startsWith("SELECT")) {
                    write("* " + mails.size() + " EXISTS");
                    write("* OK [UIDVALIDITY " + uidValidity + "] valid");
                    write("* OK [UIDNEXT " + uidNext + "] next");
                } else if (command.startsWith("UID SEARCH ")) {
                    write("* SEARCH" + search(command.substring(11)));
                } else if (command.startsWith("UID FETCH ")) {
                    fetch(command.split(" ")[2], command);
                } else if (command.startsWith("UID STORE ")) {
                    String flag = command.replaceAll(".*\\((.*)\\)", "$1");
                    in(command.split(" ")[2])
                            .values()
                            .forEach(mail -> mail.flags().add(flag));
                } else if (command.startsWith("UID MOVE ") && !folders.contains(command.split(" ")[3])) {
                    write(tag + " NO [TRYCREATE] no such folder");
                    return;
                } else if (command.startsWith("UID MOVE ") || command.startsWith("UID EXPUNGE ")) {
                    mails.keySet()
                            .removeAll(List.copyOf(in(command.split(" ")[2]).keySet()));
                } else if (command.startsWith("CREATE ")) {
                    folders.add(command.split(" ")[1]);
                }
                write(tag + " OK done");
            }
        }

        private String challenge(BufferedReader in) throws IOException {
            write("+ ");
            return in.readLine();
        }

        private void fetch(String set, String command) throws IOException {
            for (Map.Entry<Long, Mail> entry : in(set).entrySet()) {
                byte[] raw = entry.getValue().raw();
                int place = mails.headMap(entry.getKey()).size() + 1;
                String start = "* " + place + " FETCH (UID " + entry.getKey();
                if (command.contains("RFC822.SIZE")) {
                    write(start + " RFC822.SIZE " + raw.length + " INTERNALDATE \"20-Nov-2026 10:00:00 +0000\")");
                } else {
                    String range = command.replaceAll(".*<0\\.(\\d+)>.*", "$1");
                    int length = range.equals(command) ? raw.length : Math.min(raw.length, Integer.parseInt(range));
                    out.write((start + " BODY[] {" + length + "}\r\n").getBytes(StandardCharsets.ISO_8859_1));
                    out.write(raw, 0, length);
                    write(")");
                }
            }
        }

        void tell(String line) {
            if (idling != null) {
                try {
                    write(line);
                } catch (IOException e) {
                    close();
                }
            }
        }

        private void write(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void close() {
            connections.remove(this);
            try {
                socket.close();
            } catch (IOException e) {
                // it is closed then
            }
        }
    }

    private Map<Long, Mail> in(String set) {
        Map<Long, Mail> found = new TreeMap<>();
        for (String range : set.split(",")) {
            String[] ends = range.split(":");
            long last = mails.isEmpty() ? 0 : mails.lastKey();
            long from = ends[0].equals("*") ? last : Long.parseLong(ends[0]);
            long to = ends.length == 1 ? from : ends[1].equals("*") ? last : Long.parseLong(ends[1]);
            found.putAll(mails.subMap(Math.min(from, to), true, Math.max(from, to), true));
        }
        return found;
    }

    /** All keys are joined by AND; of dates all mails are younger. */
    private String search(String keys) {
        List<String> words = new ArrayList<>(List.of(keys.split(" ")));
        Set<Long> found = new java.util.TreeSet<>(mails.keySet());
        while (!words.isEmpty()) {
            found.retainAll(next(words));
        }
        StringBuilder uids = new StringBuilder();
        found.forEach(uid -> uids.append(' ').append(uid));
        return uids.toString();
    }

    private Set<Long> next(List<String> words) {
        switch (words.remove(0)) {
            case "UID":
                return in(words.remove(0)).keySet();
            case "UNSEEN":
                Set<Long> unseen = new java.util.TreeSet<>(mails.keySet());
                unseen.removeIf(uid -> mails.get(uid).flags().contains("\\Seen"));
                return unseen;
            case "SINCE":
                words.remove(0);
                return mails.keySet();
            case "OR":
                Set<Long> either = new java.util.TreeSet<>(next(words));
                either.addAll(next(words));
                return either;
            default:
                return mails.keySet();
        }
    }
}
