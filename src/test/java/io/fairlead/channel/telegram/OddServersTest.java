package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairlead.channel.telegram.BotApiException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and proxies that are not Telegram's own, byte by byte. */
class OddServersTest {
    private static final String TOKEN = "99:" + "Od3_-".repeat(8);
    private static final String RESULT = "{\"ok\":true,\"result\":{\"id\":7}}";

    private ServerSocket server;
    private volatile String answer;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "odd-server");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 OK|||",
                "HTTP/1.0 200 OK|content-type: text/plain|||",
                "HTTP/1.1 200 OK|Connection: close|||",
                "HTTP/1.1 200|Content-Length:29|||",
                "HTTP/1.1 200 Very Well|connection: CLOSE|X-Odd:|||"
            })
    void an_answer_is_read_however_it_is_framed(String head) throws Exception {
        answer = head.replaceFirst("\\|\\|\\|$", "\r\n\r\n").replace("|", "\r\n") + RESULT;

        assertThat(call().path("id").asInt()).isEqualTo(7);
    }

    @Test
    void a_chunked_answer_is_read() throws Exception {
        answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n" + RESULT.substring(0, 5) + "\r\n18\r\n"
                + RESULT.substring(5) + "\r\n0\r\n\r\n";

        assertThat(call().path("id").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "502,<html>bad gateway</html>,LOST",
        "504,,LOST",
        "200,,LOST",
        "200,{\"ok\":tr,LOST",
        "403,<html>blocked by the proxy</html>,NOT_SENT",
        "302,,NOT_SENT",
        "400,{\"ok\":false},REFUSED",
        "404,<html>not found</html>,REFUSED"
    })
    void who_said_no_decides_whether_it_may_have_been_done(int status, String body, Kind kind) {
        String said = body == null ? "" : body;
        answer = "HTTP/1.1 " + status + " X\r\nConnection: close\r\nContent-Length: " + said.length() + "\r\n\r\n"
                + said;

        BotApiException failure = catchThrowableOfType(BotApiException.class, this::call);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageNotContaining(TOKEN).hasMessageNotContaining("html");
    }

    @Test
    void an_absurd_wish_to_wait_does_not_silence_the_bot_for_good() {
        answer = "HTTP/1.0 429 X\r\n\r\n{\"ok\":false,\"parameters\":{\"retry_after\":99999999999}}";

        assertThat(catchThrowableOfType(BotApiException.class, this::call).retryAfter())
                .isLessThanOrEqualTo(Duration.ofDays(1));
    }

    private com.fasterxml.jackson.databind.JsonNode call() throws Exception {
        BotApi api = new BotApi(
                "http://127.0.0.1:" + server.getLocalPort() + "/a/path/",
                new BotToken(TOKEN),
                BotApi.client().build());
        return api.call("getMe", JsonNodeFactory.instance.objectNode(), Duration.ofSeconds(10));
    }

    /** One answer a connection, written one byte at a time. */
    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                InputStream in = socket.getInputStream();
                byte[] request = new byte[8192];
                int read = in.read(request);
                assertThat(new String(request, 0, Math.max(read, 0), StandardCharsets.ISO_8859_1))
                        .startsWith("POST /a/path/bot");
                for (byte each : answer.getBytes(StandardCharsets.UTF_8)) {
                    socket.getOutputStream().write(each);
                    socket.getOutputStream().flush();
                }
                socket.shutdownOutput();
                in.readAllBytes();
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
