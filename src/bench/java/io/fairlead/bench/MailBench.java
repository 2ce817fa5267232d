package io.fairlead.bench;

import io.fairlead.App;
import io.fairlead.Settings;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mails a second from a real IMAP server to committed tickets, through the real routes and an embedded PostgreSQL, and
 * the CPU that one mail costs. Give it a mailbox of its own: {@code host=127.0.0.1 port=143 user=bench password=…
 * mails=3000 rounds=4}; each round fills the mailbox first, which is not measured. With {@code
 * database=jdbc:postgresql:…} it uses that one (user postgres), whose CPU it does not know.
 */
public final class MailBench {
    private static final String CHANNEL = "support-mail";

    private MailBench() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> given = new HashMap<>(Map.of(
                "host", "127.0.0.1", "port", "143", "user", "bench", "password", "pw", "mails", "3000", "rounds", "4"));
        given.putAll(Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
        int mails = Integer.parseInt(given.get("mails"));
        Path data = Files.createTempDirectory("fairlead-bench");
        double fastest = 0;
        double cheapest = Double.MAX_VALUE;
        try (App app = App.build(settings(given, data), UnaryOperator.identity()).start()) {
            for (int round = 1; round <= Integer.parseInt(given.get("rounds")); round++) {
                app.camel().getRouteController().stopRoute(CHANNEL);
                fill(given, round * mails, mails);
                long before = arrived(app);
                long start = System.nanoTime();
                double cpu = Cpu.ofThisProcess();
                Duration database = databaseCpu(data);
                app.camel().getRouteController().startRoute(CHANNEL);
                while (arrived(app) < before + mails) {
                    Thread.sleep(100);
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                double each = (Cpu.ofThisProcess() - cpu) * 1000 / mails;
                fastest = Math.max(fastest, mails / seconds);
                cheapest = Math.min(cheapest, each);
                System.out.printf(
                        "round %d: %.0f mails/s, CPU per mail %.2f ms in the router, %.2f ms in PostgreSQL%n",
                        round,
                        mails / seconds,
                        each,
                        (double) databaseCpu(data).minus(database).toMillis() / mails);
            }
        }
        Budget.MAIL.measured(fastest);
        Budget.MAIL_CPU.measured(cheapest);
        System.exit(0);
    }

    private static Settings settings(Map<String, String> given, Path data) {
        Map<String, String> chosen = new HashMap<>(Map.of(
                "fairlead.data", data.toString(),
                "camel.server.port", "18080",
                "camel.management.port", "18081",
                CHANNEL + ".protocol", "imap",
                CHANNEL + ".tls", "false"));
        for (String name : new String[] {"host", "port", "user", "password"}) {
            chosen.put(CHANNEL + "." + name, given.get(name));
        }
        if (given.containsKey("database")) {
            chosen.put("fairlead.db.url", given.get("database"));
            chosen.put("fairlead.db.user", "postgres");
        }
        return Settings.read(Path.of(""), Map.of()).with(chosen);
    }

    private static void fill(Map<String, String> given, int first, int count) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.port", given.get("port"));
        Session session = Session.getInstance(properties);
        try (Store store = session.getStore("imap")) {
            store.connect(given.get("host"), given.get("user"), given.get("password"));
            Message[] mails = new Message[count];
            for (int i = 0; i < count; i++) {
                mails[i] = new MimeMessage(session, new ByteArrayInputStream(Mails.raw(first + i)));
            }
            Folder inbox = store.getFolder("INBOX");
            inbox.appendMessages(mails);
        }
    }

    /** By the number of the last arrival: to count them all each time would be part of what is measured. */
    private static long arrived(App app) throws Exception {
        try (Connection connection = app.database().pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select coalesce(max(id), 0) from fairlead.arrival")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Of the embedded server and its sessions that still run. */
    private static Duration databaseCpu(Path data) throws Exception {
        try (Stream<Path> files = Files.walk(data)) {
            Path pid = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElse(null);
            if (pid == null) {
                return Duration.ZERO;
            }
            ProcessHandle server = ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(pid).get(0).strip()))
                    .orElseThrow();
            return Stream.concat(Stream.of(server), server.descendants())
                    .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }
}
