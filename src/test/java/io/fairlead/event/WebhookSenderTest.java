package io.fairlead.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers answer, and where nothing is sent at all. */
class WebhookSenderTest {
    private final String secret = SigningSecret.made(new SecureRandom());
    private final Sender sender = new WebhookSender(key -> Optional.of(secret), Clock.systemUTC());
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/endless", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, 0);
            pour(exchange);
        });
        server.createContext("/away", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Location", "/endless");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.createContext("/busy", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "90");
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
        });
        server.createContext("/gone", exchange -> {
            exchange.sendResponseHeaders(410, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void an_answer_without_an_end_is_cut_off() throws Exception {
        assertThat(send(url("/endless")).delivered()).isTrue();
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        assertThat(send(url("/away")).failure()).contains("307", "not followed");
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_an_endpoint_asks_for_is_understood() throws Exception {
        assertThat(send(url("/busy")).wish()).isEqualTo(Duration.ofSeconds(90));
        assertThat(send(url("/gone")).unwanted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/x",
                "http://[::ffff:169.254.169.254]/x",
                "http://[fd00:ec2::254]/x",
                "http://0.0.0.0:80/x",
                "http://224.0.0.1/x"
            })
    void nothing_is_sent_to_where_clouds_keep_their_keys(String address) throws Exception {
        assertThat(send(address).failure()).contains("link-local, metadata or multicast");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org/x", "file:///etc/passwd", "http:///x", "http://me@example.org/", "x y"})
    void what_is_no_address_of_a_webhook_is_a_failure_and_not_repeated(String address) throws Exception {
        assertThat(send(address).failure()).contains("fairlead check").doesNotContain(address);
    }

    @Test
    void what_cannot_be_reached_says_so_without_its_address() throws Exception {
        server.stop(0);

        assertThat(send(url("/token-in-the-path")).failure()).isEqualTo("it cannot be connected to");
    }

    private Outcome send(String address) throws InterruptedException {
        Delivery delivery = new Delivery(1, "msg_1", "queued", "FL-AAAAAA", null, Instant.EPOCH, "{}", 1);
        Endpoint endpoint = new Endpoint(
                "crm",
                YamlFile.read(
                        new ByteArrayInputStream("x: y".getBytes(StandardCharsets.UTF_8)),
                        Path.of("x.yaml"),
                        new Mistakes()),
                address,
                "",
                List.of("{{secret}}"),
                Set.of(),
                Duration.ofSeconds(30),
                Backoff.RECOMMENDED,
                1);
        return sender.send(endpoint, delivery, delivery.body("/fairlead"));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void pour(HttpExchange exchange) {
        byte[] drops = new byte[8192];
        try {
            while (true) {
                exchange.getResponseBody().write(drops);
            }
        } catch (IOException e) {
            exchange.close();
        }
    }
}
