package io.fairlead.chaos;

import static java.util.Map.entry;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.CuttableWire;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.FakeSmtp;
import io.fairlead.testkit.RunningApp;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Two routers on one database, their sources, and what is done to them. Use: {@link #run}. */
public final class Chaos implements AutoCloseable {
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);
    /** What goes wrong with a notice: not carried out, or carried out and not answered. */
    private static final List<BotFault> ANSWERS = List.of(
            BotFault.tooManyRequests(1),
            BotFault.status(500),
            BotFault.of(BotFault.Kind.CUT_BEFORE),
            BotFault.of(BotFault.Kind.CUT_AFTER),
            BotFault.of(BotFault.Kind.HALF),
            BotFault.of(BotFault.Kind.GARBAGE));

    private static final int TWO_HOURS = 7200;
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final Random random;
    private final PrintWriter out;
    private final Path folder;
    private final ChaosPostgres postgres;
    private final GreenMail mail = new GreenMail(new ServerSetup[] {ServerSetupTest.IMAP.dynamicPort()});
    private final FakeSmtp smtp = FakeSmtp.start();
    private final FakeBotApi telegram = FakeBotApi.start(TOKEN);
    private final CuttableWire imapWire;
    private final CuttableWire smtpWire = CuttableWire.to(smtp.port());
    private final List<CuttableWire> databaseWires;
    private final List<ChaosRouter> routers;
    private final Traffic traffic;
    private final Map<Trouble, Integer> done = new EnumMap<>(Trouble.class);

    private Chaos(long seed, int aSecond, Path folder, PrintWriter out) throws IOException, InterruptedException {
        this.random = new Random(seed);
        this.out = out;
        this.folder = folder;
        this.postgres = new ChaosPostgres(folder, RunningApp.freePort());
        mail.start();
        imapWire = CuttableWire.to(mail.getImap().getPort());
        databaseWires = List.of(CuttableWire.to(postgres.port()), CuttableWire.to(postgres.port()));
        routers = List.of(router("a", databaseWires.get(0)), router("b", databaseWires.get(1)));
        traffic = new Traffic(mail.setUser("support@harbour.example", "support", "pw"), telegram, routers, aSecond);
        CopiedFolder.withOpenForm(folder.resolve("config"));
    }

    /**
     * Lets customers write, breaks one thing after the other, mends all, waits until it is quiet, and counts.
     *
     * @param seed of all chance
     * @param aSecond messages of each kind
     * @param until no trouble begins after this
     */
    public static Reckoning run(
            long seed, List<Trouble> troubles, int aSecond, Instant until, Path folder, PrintWriter out)
            throws Exception {
        try (Chaos chaos = new Chaos(seed, aSecond, folder, out)) {
            return chaos.run(troubles, until);
        }
    }

    private Reckoning run(List<Trouble> troubles, Instant until) throws Exception {
        Thread atExit = new Thread(() -> routers.forEach(ChaosRouter::close), "at-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            // One after the other: the first makes the keys and the schema.
            for (ChaosRouter router : routers) {
                router.start();
                awaitReady(router);
            }
            traffic.start();
            for (Trouble trouble : troubles) {
                if (Instant.now().isBefore(until)) {
                    pause(300, 3000);
                    telegram.failNext("sendMessage", ANSWERS.get(random.nextInt(ANSWERS.size())));
                    make(trouble);
                    done.merge(trouble, 1, Integer::sum);
                }
            }
            mend();
            traffic.close();
            return count();
        } finally {
            routers.forEach(ChaosRouter::close);
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    private void make(Trouble trouble) throws Exception {
        say(trouble.toString());
        ChaosRouter any = routers.get(random.nextInt(routers.size()));
        switch (trouble) {
            case LEADER_KILLED -> again(leader());
            case ROUTER_KILLED -> again(any);
            case KILLED_WHILE_STARTING -> {
                again(any);
                pause(200, 4000);
                again(any);
            }
            case ALL_KILLED -> {
                routers.forEach(ChaosRouter::kill);
                pause(0, 1000);
                for (ChaosRouter router : routers) {
                    router.start();
                }
            }
            case POSTGRES_KILLED -> postgres.killAndRestart(Duration.ofMillis(random.nextInt(3000)));
            case DATABASE_CUT -> {
                CuttableWire wire = databaseWires.get(random.nextInt(databaseWires.size()));
                wire.cut();
                pause(500, 9000);
                wire.mend();
            }
            case MAIL_CUT -> {
                imapWire.cut();
                smtpWire.cut();
                pause(200, 4000);
                imapWire.mend();
                smtpWire.mend();
            }
            case TELEGRAM_SICK -> {
                telegram.failAtRandom("getUpdates", 0.4, random.nextLong());
                ANSWERS.forEach(answer -> telegram.failNext("sendMessage", answer));
                pause(2000, 6000);
                telegram.mend();
            }
            case LEADER_FROZEN -> leader().freeze(Duration.ofMillis(7000 + random.nextInt(4000)));
            default -> {
                ChaosRouter wrong = leader();
                wrong.setClock(random.nextInt(-TWO_HOURS, TWO_HOURS));
                pause(4000, 12_000);
                wrong.setClock(0);
            }
        }
        awaitOneReady();
    }

    private static void again(ChaosRouter router) throws IOException {
        router.kill();
        router.start();
    }

    /** The one that polls the mailbox; any other while none does. */
    private ChaosRouter leader() {
        String leads = "";
        String select = "select a.application_name from pg_locks l join pg_stat_activity a using (pid)"
                + " where l.locktype = 'advisory' and l.classid = 70176 and l.objid = hashtext('support-mail')::oid";
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            leads = row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            say("nobody leads: " + e.getMessage());
        }
        for (ChaosRouter router : routers) {
            if (router.name().equals(leads)) {
                return router;
            }
        }
        return routers.get(random.nextInt(routers.size()));
    }

    private void mend() throws Exception {
        telegram.mend();
        for (ChaosRouter router : routers) {
            if (!router.isAlive()) {
                router.start();
            }
            awaitReady(router);
        }
    }

    private Reckoning count() throws Exception {
        say("all is mended; waiting until it is quiet");
        try (Connection connection = postgres.connect()) {
            Reckoning reckoning = new Reckoning(connection, traffic, telegram, smtp, done);
            long fewest = Long.MAX_VALUE;
            long end = 0;
            for (long left = unseen(); !reckoning.isQuiet(left) && (left < fewest || System.nanoTime() < end); ) {
                // As long as mails are taken, it goes on.
                end = left < fewest ? System.nanoTime() + TimeUnit.MINUTES.toNanos(3) : end;
                fewest = Math.min(fewest, left);
                pause(500, 501);
                left = unseen();
            }
            reckoning.count(unseen());
            return reckoning;
        }
    }

    private long unseen() throws Exception {
        return mail.getManagers()
                .getImapHostManager()
                .getInbox(mail.getManagers().getUserManager().getUser("support"))
                .getUnseenCount();
    }

    private void awaitReady(ChaosRouter router) throws InterruptedException, IOException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!router.isReady()) {
            if (!router.isAlive()) {
                router.start();
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(router + " does not start; its log is " + router.log() + ":\n"
                        + Files.readString(router.log()));
            }
            pause(100, 101);
        }
    }

    /** A router that ended by itself, because PostgreSQL was away while it started, is started again, as its service would. */
    private void awaitOneReady() throws InterruptedException, IOException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        do {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no router is ready; logs are in " + folder);
            }
            for (ChaosRouter router : routers) {
                if (!router.isAlive()) {
                    router.start();
                }
            }
            pause(100, 101);
        } while (routers.stream().noneMatch(ChaosRouter::isReady));
    }

    private void pause(int from, int to) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(from + random.nextInt(to - from));
    }

    private void say(String what) {
        out.printf("%tT %s%n", System.currentTimeMillis(), what);
        out.flush();
    }

    private ChaosRouter router(String called, CuttableWire database) {
        return new ChaosRouter(
                called,
                folder,
                new HashMap<>(Map.ofEntries(
                        entry("fairlead.db.url", ChaosPostgres.url(database.port())),
                        entry("fairlead.db.user", "postgres"),
                        entry("fairlead.data", folder.resolve("data").toString()),
                        entry("fairlead.config", folder.resolve("config").toString()),
                        entry("telegram.token", TOKEN),
                        entry("telegram.base-uri", telegram.uri()),
                        entry("support-mail.host", "127.0.0.1"),
                        entry("support-mail.port", String.valueOf(imapWire.port())),
                        entry("support-mail.protocol", "imap"),
                        entry("support-mail.tls", "false"),
                        entry("support-mail.user", "support"),
                        entry("support-mail.password", "pw"),
                        entry("support-mail.timeout", "5s"),
                        entry("support-mail.address", "support@harbour.example"),
                        entry("support-mail.smtp-host", "127.0.0.1"),
                        entry("support-mail.smtp-port", String.valueOf(smtpWire.port())),
                        entry("support-mail.smtp-security", "none"),
                        entry("support-mail.acknowledge", "true"))));
    }

    @Override
    public void close() throws Exception {
        routers.forEach(ChaosRouter::close);
        postgres.close();
        databaseWires.forEach(CuttableWire::close);
        imapWire.close();
        smtpWire.close();
        smtp.close();
        telegram.close();
        mail.stop();
    }
}
