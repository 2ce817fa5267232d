package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.channel.telegram.BotApiException.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotApiTest {
    private static final String TOKEN = "99:" + "Ab_-".repeat(8);

    private HttpServer server;
    private int status = 200;
    private String body = "{\"ok\":true,\"result\":[]}";
    private String retryAfter;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mirror/bot" + TOKEN + "/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_server_of_ones_own_may_stand_under_a_path() throws Exception {
        assertThat(api().call("getMe", JsonNodeFactory.instance.objectNode(), Duration.ofSeconds(5)))
                .isEmpty();
    }

    @Test
    void a_refusal_under_status_200_is_a_refusal() {
        body = "{\"ok\":false,\"error_code\":409,\"description\":\"Conflict: terminated by other getUpdates request\"}";

        BotApiException refusal = failure();

        assertThat(refusal.kind()).isEqualTo(Kind.REFUSED);
        assertThat(refusal.code()).isEqualTo(409);
        assertThat(refusal).hasMessageContaining("another program polls");
    }

    @Test
    void a_proxys_retry_after_is_honoured() {
        status = 429;
        body = "slow down";
        retryAfter = "21";

        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    void what_a_server_says_of_the_token_is_struck_out() {
        status = 400;
        body = "{\"ok\":false,\"description\":\"no such bot: " + TOKEN + "\"}";

        assertThat(failure()).hasMessageContaining("no such bot: ***").hasMessageNotContaining(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "99:abc def", "99:abc/../x", "99:abc?x=", "99:äöü"})
    void a_token_that_cannot_stand_in_an_address_is_refused_without_being_repeated(String token) {
        assertThatThrownBy(() -> new BotToken(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("99:abc");
        assertThat(new BotToken(TOKEN)).hasToString("***");
    }

    private BotApiException failure() {
        return catchThrowableOfType(
                BotApiException.class, () -> api().read("getUpdates", "limit=1", Duration.ofSeconds(5)));
    }

    private BotApi api() {
        return new BotApi(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/mirror",
                new BotToken(TOKEN),
                BotApi.client().build());
    }
}
