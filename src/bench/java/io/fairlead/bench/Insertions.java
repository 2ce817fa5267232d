package io.fairlead.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.queue.DraftJson;
import io.fairlead.testkit.Drafts;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts messages into the queue, and beside that plain rows into a table of the same server. */
final class Insertions {
    private static final String ROW = "insert into bench_row (body) values (repeat('x', 500))";
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final String url;
    private final String user;
    private final URI server;
    private final Clients clients;
    private final DraftJson json = new DraftJson(new ObjectMapper());
    private final byte[] sealed = new byte[1_000];

    Insertions(String url, String user) {
        this.url = url;
        this.user = user;
        this.server = URI.create(url.substring("jdbc:".length()));
        this.clients = new Clients(url, user);
        new Random(1).nextBytes(sealed);
    }

    void warmUp() throws Exception {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists bench_row"
                    + " (id bigint generated always as identity primary key, body text not null)");
        }
        messages(2);
        rows(2);
    }

    /** Each a new ticket: ticket, message, sealed original, queue item, ledger and event in one transaction. */
    Clients.Rate messages(int count) throws Exception {
        long run = System.nanoTime();
        return clients.rate(count, (connection, client) -> {
            PreparedStatement enqueue =
                    connection.prepareStatement("select * from fairlead.take_in(cast(? as jsonb), ?)");
            int[] number = {0};
            return () -> {
                String name = run + "-" + client + "-" + number[0]++;
                enqueue.setString(1, draft(name));
                enqueue.setBytes(2, sealed);
                return enqueue.execute();
            };
        });
    }

    Clients.Rate rows(int count) throws Exception {
        return clients.rate(count, (connection, client) -> {
            PreparedStatement insert = connection.prepareStatement(ROW);
            return () -> {
                insert.execute();
                return true;
            };
        });
    }

    /** Rows a second. */
    double pgbench(int count) throws IOException, InterruptedException {
        Path script = Files.createTempFile("insert", ".sql");
        Files.writeString(script, ROW + ";\n");
        String told = run(
                "pgbench", "-n", "-M", "prepared", "-c", "" + count, "-j", "2", "-T", "" + Clients.SECONDS, "-f",
                script.toString(), "-h", server.getHost(), "-p", "" + server.getPort(), "-U", user,
                server.getPath().substring(1));
        Matcher rate = RATE.matcher(told);
        if (!rate.find()) {
            throw new IOException(told.strip());
        }
        return Double.parseDouble(rate.group(1));
    }

    void peers(String folder, int count) throws IOException, InterruptedException {
        System.out.print(run(
                "node", "src/bench/js/queues.cjs", folder,
                "postgres://" + user + "@" + server.getAuthority() + server.getPath(), "" + count, "" + Clients.SECONDS));
    }

    private String draft(String name) {
        Drafts draft = Drafts.draft()
                .source(name)
                .conversation(name)
                .author(name + "@example.org")
                .subject("Withdrawal pending")
                .text("My withdrawal is pending since yesterday. ".repeat(12));
        return json.write(draft.build(), name, "application/json");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            return Arrays.toString(command) + " failed: " + told;
        }
        return told;
    }
}
