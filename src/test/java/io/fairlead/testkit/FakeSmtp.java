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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes every mail, unless it is told to answer otherwise, to hang up, or to say nothing. */
public final class FakeSmtp implements AutoCloseable {
    /** Stands for the end of the mail's data among the commands. */
    public static final String END = "END";

    private static final String HANG_UP = "hang up";
    private static final String SILENCE = "silence";

    private final ServerSocket server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> once = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private FakeSmtp(ServerSocket server) {
        this.server = server;
    }

    public static FakeSmtp start() {
        try {
            FakeSmtp smtp = new FakeSmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread accepting = new Thread(smtp::accept, "fake-smtp");
            accepting.setDaemon(true);
            accepting.start();
            return smtp;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** @param command such as RCPT, or {@link #END} */
    public FakeSmtp answer(String command, String line) {
        answers.put(command, line);
        return this;
    }

    /** The next time only; then as usual. */
    public FakeSmtp answerOnce(String command, String line) {
        once.put(command, line);
        return this;
    }

    public FakeSmtp hangUpAt(String command) {
        return answer(command, HANG_UP);
    }

    public FakeSmtp sayNothingAt(String command) {
        return answer(command, SILENCE);
    }

    /** Raw mails that it took, dots unstuffed. */
    public List<String> mails() {
        return mails;
    }

    public List<String> commands() {
        return commands;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                Thread talking = new Thread(() -> talk(socket), "fake-smtp-talk");
                talking.setDaemon(true);
                talking.start();
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            if (!reply(socket, "GREETING", "220 fake")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String verb = line.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT);
                if (!reply(socket, verb, usual(verb))) {
                    return;
                }
                if (verb.equals("DATA") && !answers.containsKey("DATA")) {
                    String mail = data(in);
                    if (!answers.containsKey(END) || answers.get(END).startsWith("2")) {
                        mails.add(mail);
                    }
                    if (!reply(socket, END, "250 taken")) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            return;
        }
    }

    private static String usual(String verb) {
        return switch (verb) {
            case "EHLO" -> "250-fake\r\n250 AUTH PLAIN";
            case "DATA" -> "354 go on";
            case "AUTH" -> "235 welcome";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return mail.toString();
    }

    private boolean reply(Socket socket, String at, String usual) throws IOException {
        String next = once.remove(at);
        String line = next == null ? answers.getOrDefault(at, usual) : next;
        if (line.equals(HANG_UP)) {
            return false;
        }
        if (!line.equals(SILENCE)) {
            OutputStream out = socket.getOutputStream();
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return true;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
