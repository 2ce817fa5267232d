package io.fairlead.channel.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fairlead.testkit.ScriptedImap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** XOAUTH2 against a token endpoint and an IMAP server of our own. */
class MailboxOAuthTest {
    private static final String CLIENT_SECRET = "c&s=%" + "+1";
    private static final String REFRESH_TOKEN = "r/t+%" + "&=)(";

    private final ScriptedImap imap = ScriptedImap.start().capabilities("IMAP4rev1 SASL-IR AUTH=XOAUTH2");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer endpoint;
    private volatile int status = 200;
    private volatile String answer = "{\"access_token\":\"at-%d\",\"expires_in\":3600}";
    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private AccessTokens tokens;

    @BeforeEach
    void start() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.formatted(asked.size()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        endpoint.start();
        tokens = tokens(REFRESH_TOKEN);
    }

    @AfterEach
    void stop() {
        endpoint.stop(0);
        imap.close();
    }

    @Test
    void an_access_token_is_got_with_the_refresh_token_whatever_characters_are_in_it_and_lets_us_in() throws Exception {
        imap.secret("at-1");

        connect();

        assertThat(URLDecoder.decode(asked.get(0), StandardCharsets.UTF_8))
                .contains(
                        "grant_type=refresh_token", "refresh_token=" + REFRESH_TOKEN, "client_secret=" + CLIENT_SECRET);
    }

    @Test
    void a_token_is_used_until_shortly_before_it_expires() throws Exception {
        assertThat(tokens.current()).isEqualTo("at-1");
        now = now.plusSeconds(3500);
        assertThat(tokens.current()).isEqualTo("at-1");
        now = now.plusSeconds(20);
        assertThat(tokens.current()).isEqualTo("at-2");
    }

    @Test
    void a_token_that_the_server_refuses_is_renewed_once() throws Exception {
        imap.secret("at-2");
        tokens.current();

        connect();

        assertThat(asked).hasSize(2);
    }

    @Test
    void where_a_new_token_is_refused_too_it_is_said_without_the_token() {
        imap.secret("none");

        assertThatThrownBy(this::connect)
                .isInstanceOf(MailboxException.class)
                .hasMessageContaining("refuses the access token of help")
                .hasMessageNotContaining("at-");
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_refresh_token_that_is_no_longer_good_is_said_to_be_so() {
        status = 400;
        answer = "{\"error\":\"invalid_grant\",\"error_description\":\"token " + REFRESH_TOKEN.replace("%", "%%")
                + "\"}";

        assertThatThrownBy(this::connect)
                .hasMessage("the token endpoint 127.0.0.1 answers 400 invalid_grant; grant access anew and set the new"
                        + " refresh token");
    }

    @Test
    void a_refresh_token_that_is_replaced_is_used_from_then_on() throws Exception {
        answer = "{\"access_token\":\"at-%d\",\"expires_in\":10,\"refresh_token\":\"next\"}";
        tokens.current();
        now = now.plusSeconds(60);
        tokens.current();

        assertThat(asked.get(1)).contains("refresh_token=next");
    }

    @Test
    void without_a_refresh_token_the_program_asks_in_its_own_name() throws Exception {
        tokens("").current();

        assertThat(asked.get(0)).contains("grant_type=client_credentials").doesNotContain("refresh_token=");
    }

    private void connect() throws Exception {
        MailboxOptions options = new MailboxOptions(
                "127.0.0.1",
                imap.port(),
                false,
                false,
                List.of("INBOX"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                "unseen",
                AfterCommit.SEEN,
                "");
        FolderWatch.connect(options, new OAuthLogin("help", tokens), CuttableSocket::new)
                .close();
    }

    private AccessTokens tokens(String refreshToken) {
        URI uri = URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token");
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new AccessTokens(
                HttpClient.newHttpClient(),
                uri,
                "client",
                CLIENT_SECRET,
                refreshToken,
                "",
                Duration.ofSeconds(5),
                clock);
    }
}
