package io.fairlead.path;

import static io.fairlead.testkit.TelegramSays.inPrivate;
import static io.fairlead.testkit.TelegramSays.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.RunningApp;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The webhook behind our own TLS, set as docs/operators.md says. */
class TelegramTlsTest {
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);
    private static final String PASSWORD = "keep-" + "it".repeat(4);

    @TempDir
    private Path folder;

    @Test
    void telegrams_posts_are_taken_over_our_own_tls() throws Exception {
        Path keys = keyStore();
        int port = RunningApp.freePort();
        CopiedFolder.of("routes", folder.resolve("routes"), "channels/telegram.camel.yaml", """
                - templatedRoute:
                    routeTemplateRef: telegram-webhook
                    routeId: bot
                    parameters:
                      - {name: token, value: "{{telegram.token}}"}
                      - {name: baseUri, value: "{{telegram.base-uri}}"}
                      - {name: url, value: "https://localhost:%d"}
                """.formatted(port));
        try (FakeBotApi telegram = FakeBotApi.start(TOKEN);
                RunningApp app = RunningApp.start(Map.of(
                        "telegram.token",
                        TOKEN,
                        "telegram.base-uri",
                        telegram.uri(),
                        "fairlead.routes",
                        folder.resolve("routes").toString(),
                        "camel.server.port",
                        String.valueOf(port),
                        "camel.server.useGlobalSslContextParameters",
                        "true",
                        "camel.ssl.enabled",
                        "true",
                        "camel.ssl.keyStore",
                        "file:" + keys,
                        "camel.ssl.keystorePassword",
                        PASSWORD))) {
            HttpRequest post = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/hooks/telegram"))
                    .header("X-Telegram-Bot-Api-Secret-Token", telegram.webhookSecret())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"update_id\":5,"
                            + inPrivate(7, 1, text("my withdrawal is stuck")).substring(1)))
                    .build();

            HttpResponse<String> answer = HttpClient.newBuilder()
                    .sslContext(trusting(keys))
                    .build()
                    .send(post, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(app.queue().tickets()).hasSize(1);
        }
    }

    private Path keyStore() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "web",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return keys;
    }

    private static SSLContext trusting(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("web", store.getCertificate("web"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
