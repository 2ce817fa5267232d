package io.fairlead.channel.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for new mail on a real connection. */
class IdleTest {
    private final GreenMail server = new GreenMail(ServerSetupTest.IMAP.dynamicPort());

    @BeforeEach
    void start() {
        server.start();
        server.setUser("help@example.org", "help", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    @Timeout(30)
    void a_wake_that_comes_before_the_waiting_ends_it_too() throws Exception {
        MailboxOptions options = new MailboxOptions(
                "127.0.0.1",
                server.getImap().getPort(),
                false,
                false,
                List.of("INBOX"),
                Duration.ofMillis(50),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                "unseen",
                AfterCommit.SEEN,
                "");
        try (MailConnection connection =
                MailConnection.open(options, new PasswordLogin("help", "secret"), new CuttableSocket())) {
            connection.select("INBOX");
            connection.idle().wake();
            connection.idle().await(Duration.ofSeconds(60));

            connection.noop();
            assertThat(connection.changed()).isFalse();
        }
    }
}
