package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.RunningApp;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the files that come with messages, through the shipped routes. */
class AttachmentsToQueueTest {
    private static final String TOKEN = "77:" + "Zk3_-".repeat(7);

    @TempDir
    Path data;

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN);
    private final GreenMail mail = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
    private RunningApp app;

    @AfterEach
    void stop() {
        app.close();
        telegram.close();
        mail.stop();
    }

    @Test
    void a_file_that_comes_with_two_mails_is_stored_once_and_sealed() throws Exception {
        String receipt = "Receipt 4711, paid by transfer";
        start();
        deliver("<a@mail.example>", receipt);
        deliver("<b@mail.example>", receipt);

        RunningApp.await(() -> app.queue().tickets().size() == 2);

        List<Map<String, Object>> kept = app.queue().rows("select distinct sha256 from fairlead.attachment");
        assertThat(kept).hasSize(1);
        assertThat(app.queue().rows("select 1 from fairlead.attachment")).hasSize(2);
        assertThat(stored()).hasSize(1);
        assertThat(new String(Files.readAllBytes(stored().get(0)), StandardCharsets.ISO_8859_1))
                .doesNotContain("Receipt");
        JsonNode file = app.queue().tickets().at("/0/messages/0/attachments/0");
        assertThat(file.get("sha256").asText()).isEqualTo(kept.get(0).get("sha256"));
        assertThat(file.get("read").asBoolean()).isTrue();
        assertThat(file.has("source")).isFalse();
    }

    @Test
    void a_secret_in_a_text_file_of_a_telegram_message_is_found() throws Exception {
        String secret = "Haifeng_" + 8812;
        telegram.file("TXT1", ("login help\nmy password is " + secret).getBytes(StandardCharsets.UTF_8));
        start();

        telegram.deliver(document("TXT1", "notes.txt", "text/plain", 40));
        assertThat(telegram.awaitAllConfirmed(60)).isTrue();

        JsonNode message = app.queue().tickets().at("/0/messages/0");
        assertThat(message.at("/findings/0/type").asText()).isEqualTo("PASSWORD");
        assertThat(message.at("/findings/0/part").asText()).isEqualTo("attachments[0].text");
        assertThat(app.queue().tickets().toString()).doesNotContain(secret);
    }

    @Test
    void a_picture_holds_no_message_up_and_is_fetched_after_it() throws Exception {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        telegram.file("PNG1", picture);
        start();

        telegram.deliver(document("PNG1", "screen.jpg", "image/jpeg", picture.length));

        RunningApp.await(() -> file().hasNonNull("sha256"));
        assertThat(file().get("type").asText()).isEqualTo("image/png");
        assertThat(file().get("read").asBoolean()).isFalse();
        assertThat(file().get("size").asInt()).isEqualTo(picture.length);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void a_file_above_what_telegram_hands_out_is_noted() throws Exception {
        start();

        telegram.deliver(document("BIG1", "film.mp4", "video/mp4", 50_000_000));

        RunningApp.await(() -> file().hasNonNull("note"));
        assertThat(file().get("note").asText()).isEqualTo("too_large");
        assertThat(app.queue().rows("select 1 from fairlead.attachment")).isEmpty();
    }

    @Test
    void a_file_that_telegram_has_no_more_is_noted() throws Exception {
        start();

        telegram.deliver(document("GONE1", "screen.png", "image/png", 100));

        RunningApp.await(() -> file().hasNonNull("note"));
        assertThat(file().get("note").asText()).isEqualTo("gone");
    }

    private void start() {
        mail.start();
        Map<String, String> settings = new HashMap<>(
                Map.of("fairlead.data", data.toString(), "telegram.token", TOKEN, "telegram.base-uri", telegram.uri()));
        mail.setUser("support@harbour.example", "support", "secret");
        settings.putAll(Map.of(
                "support-mail.host", "127.0.0.1",
                "support-mail.port", String.valueOf(mail.getImap().getPort()),
                "support-mail.protocol", "imap",
                "support-mail.tls", "false",
                "support-mail.user", "support",
                "support-mail.password", "secret",
                "support-mail.delay", "100"));
        app = RunningApp.start(settings);
    }

    private JsonNode file() {
        return app.queue().tickets().at("/0/messages/0/attachments/0");
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("attachments"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String document(String id, String name, String type, long size) {
        return """
                {"message":{"message_id":21,"date":1795170000,"caption":"I cannot withdraw, see the file",
                "chat":{"id":7003,"type":"private","first_name":"A"},"from":{"id":7003,"is_bot":false,"first_name":"A"},
                "document":{"file_id":"%s","file_unique_id":"u","file_name":"%s","mime_type":"%s","file_size":%d}}}
                """.formatted(id, name, type, size);
    }

    private void deliver(String id, String file) throws Exception {
        GreenMailUser mailbox = mail.getUserManager().getUserByEmail("support@harbour.example");
        String raw = """
                From: Mei <mei@customer.example>
                To: support@harbour.example
                Subject: withdrawal %1$s
                Message-ID: %1$s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                I cannot withdraw %1$s
                --b
                Content-Type: text/plain; name=receipt.txt
                Content-Disposition: attachment; filename=receipt.txt

                %2$s
                --b--
                """.formatted(id, file);
        mailbox.deliver(new MimeMessage(null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }
}
