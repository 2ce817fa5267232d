package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.BackOff;
import io.fairlead.channel.email.mailbox.MailboxException.Kind;
import io.fairlead.channel.email.mailbox.MailboxHealth.Part;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one folder for as long as its channel runs and it is this router's turn: connects, takes what is there, waits
 * for more, and begins anew with pauses that grow when anything goes wrong. Start with {@link #run}.
 */
final class FolderWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final Duration LAST_MAILS = Duration.ofSeconds(4);
    private static final Duration STAND_BY = Duration.ofMillis(300);

    private final Mailbox box;
    private final String folder;
    private final Login login;
    private final ScheduledExecutorService alarm;
    private final Taking taking;
    private final BackOff backOff = new BackOff(Duration.ofMillis(500));
    private final CountDownLatch stopped = new CountDownLatch(1);
    /** Some servers do not tell of what came just before IDLE; so it is short while mails come, then grows. */
    private Duration nap;

    private boolean announced;
    private volatile CuttableSocket socket = new CuttableSocket();
    private volatile MailConnection current;

    /** @param alarm wakes IDLE */
    FolderWatch(Mailbox box, String folder, Login login, ScheduledExecutorService alarm) {
        this.box = box;
        this.folder = folder;
        this.login = login;
        this.alarm = alarm;
        this.nap = box.options().delay();
        this.taking = new Taking(box, folder, this::ending, this::works);
    }

    @Override
    public void run() {
        try {
            while (!stopping()) {
                if (box.isOurTurn()) {
                    watch();
                    stopped.await(backOff.next().toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    standBy();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called a few times a second: what waits for mail ends its waiting when another router's turn has come. */
    void heedTurn() {
        MailConnection connection = current;
        if (connection != null && !box.isOurTurn()) {
            connection.idle().wake();
        }
    }

    /** Asks it to end after the mails that are in their lanes. */
    void stop() {
        stopped.countDown();
        MailConnection connection = current;
        if (connection != null) {
            connection.idle().wake();
        }
    }

    /** Ends the connection, whatever it hangs in. */
    void cut() {
        socket.cut();
    }

    private boolean stopping() {
        return stopped.getCount() == 0;
    }

    private boolean ending() {
        return stopping() || !box.isOurTurn();
    }

    private void standBy() throws InterruptedException {
        taking.forget();
        box.health().standsBy(folder);
        backOff.reset();
        stopped.await(STAND_BY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One connection, from login to its end. */
    private void watch() throws InterruptedException {
        try (MailConnection connection = connect(box.options(), login, this::newSocket)) {
            current = connection;
            taking.begin(connection);
            while (!ending()) {
                if (taking.round(connection)) {
                    nap = box.options().delay();
                }
                box.health().looked();
                rest(connection);
            }
            taking.finish(connection, LAST_MAILS);
            connection.logOut();
        } catch (MailboxException e) {
            if (!ending()) {
                box.health().sick(folder, Part.CONNECTION, e.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.debug("{}, folder {}", box.channel().name(), folder, e);
            box.health()
                    .sick(
                            folder,
                            Part.CONNECTION,
                            "the mailbox cannot be read for a reason of our own, or of the database: "
                                    + e.getClass().getSimpleName());
        } finally {
            current = null;
        }
    }

    /** Connects; where the server refuses the login and something can be renewed, once more. */
    static MailConnection connect(MailboxOptions options, Login login, Supplier<CuttableSocket> sockets)
            throws MailboxException, InterruptedException {
        try {
            return MailConnection.open(options, login, sockets.get());
        } catch (MailboxException e) {
            if (e.kind() == Kind.LOGIN_REFUSED && login.renewed()) {
                return MailConnection.open(options, login, sockets.get());
            }
            throw e;
        }
    }

    private CuttableSocket newSocket() {
        socket = new CuttableSocket();
        if (stopping()) {
            socket.cut();
        }
        return socket;
    }

    private void works() {
        backOff.reset();
        box.health().well(folder, Part.CONNECTION);
        if (!announced) {
            announced = true;
            LOG.info(
                    "{} reads {} of {}, {}",
                    box.channel().name(),
                    folder,
                    box.options().server(),
                    idles(current)
                            ? "told by the server"
                            : "every " + box.options().delay());
        }
    }

    private void rest(MailConnection connection) throws MailboxException, InterruptedException {
        if (taking.busy()) {
            taking.finish(connection, box.options().delay());
            connection.noop();
        } else if (idles(connection) && !connection.changed()) {
            Duration longest = taking.leisure(nap);
            Duration twice = nap.multipliedBy(2);
            nap = twice.compareTo(box.options().idle()) < 0
                    ? twice
                    : box.options().idle();
            ScheduledFuture<?> wake =
                    alarm.schedule(connection.idle()::wake, longest.toMillis(), TimeUnit.MILLISECONDS);
            connection.idle().await(longest);
            wake.cancel(false);
        } else if (!connection.changed()) {
            pause(taking.leisure(box.options().delay()));
            connection.noop();
        }
    }

    private void pause(Duration longest) throws InterruptedException {
        for (long left = longest.toMillis(); left > 0 && !ending(); left -= STAND_BY.toMillis()) {
            stopped.await(Math.min(left, STAND_BY.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    private boolean idles(MailConnection connection) {
        return !box.options().idle().isZero() && connection.has("IDLE");
    }
}
