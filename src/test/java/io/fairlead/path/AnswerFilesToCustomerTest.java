package io.fairlead.path;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an agent's file to the customer's mailbox or status page, through the shipped routes. */
class AnswerFilesToCustomerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] TEXT = "first\nsecond\r\nthird \u4e2d\u6587\n".getBytes(StandardCharsets.UTF_8);

    private GreenMail mail;
    private RunningApp app;
    private SignedIn mei;

    @BeforeEach
    void start() {
        mail = new GreenMail(new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort()});
        mail.start();
        app = RunningApp.start(Map.ofEntries(
                entry("support-mail.address", "support@harbour.example"),
                entry("support-mail.smtp-host", "127.0.0.1"),
                entry("support-mail.smtp-port", String.valueOf(mail.getSmtp().getPort())),
                entry("support-mail.smtp-security", "none")));
        mei = SignedIn.to(app);
    }

    @AfterEach
    void stop() {
        app.close();
        mail.stop();
    }

    @Test
    void a_customer_gets_the_files_byte_for_byte_under_their_names() throws Exception {
        String ref = (String) app.queue()
                .enqueue(Drafts.draft().mailbox("support-mail").author("ann@example.org"))
                .get("ref");
        String token = JSON.readTree(
                        mei.post("/api/v1/claims", "{\"ref\":\"" + ref + "\"}").body())
                .at("/claims/0/token")
                .asText();
        byte[] picture = new byte[200_000];
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 0, picture, 0, 8);
        String files = upload(ref, "\u6b65\u9aa4 1.txt", TEXT).path("id") + ","
                + upload(ref, "map.png", picture).path("id");

        HttpResponse<String> answer = mei.post(
                "/api/v1/tickets/" + ref + "/answers",
                "{\"token\":" + token + ",\"seen\":1,\"text\":\"See the files.\",\"files\":[" + files + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        app.queue().rows("update fairlead.notice set next_at = now() where kind = 'reply'");
        RunningApp.await(() -> mail.getReceivedMessages().length == 1);

        MimeMessage received = mail.getReceivedMessages()[0];
        MimeMultipart parts = (MimeMultipart) received.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("See the files.");
        MimeBodyPart first = (MimeBodyPart) parts.getBodyPart(1);
        MimeBodyPart second = (MimeBodyPart) parts.getBodyPart(2);
        assertThat(first.getFileName()).isEqualTo("\u6b65\u9aa4 1.txt");
        assertThat(first.getInputStream().readAllBytes()).isEqualTo(TEXT);
        assertThat(second.getContentType()).startsWith("image/png");
        assertThat(second.getInputStream().readAllBytes()).isEqualTo(picture);
        RunningApp.await(() ->
                app.queue().ticket(ref).at("/answers/0/files/1/state").asText().equals("sent"));
        assertThat(app.queue()
                        .row("select actor, detail ->> 'files' as files from fairlead.audit where deed = 'send_files'"))
                .containsEntry("actor", "mei")
                .hasEntrySatisfying("files", told -> assertThat(told.toString()).contains("\"state\": \"sent\""));
    }

    @Test
    void whoever_has_the_link_of_the_status_page_can_save_what_was_sent_and_nobody_else() throws Exception {
        JsonNode posted =
                JSON.readTree(app.post("/forms/support", "application/json", "{\"message\":\"My deposit is late.\"}")
                        .body());
        String ref = posted.path("ref").asText();
        String token = JSON.readTree(
                        mei.post("/api/v1/claims", "{\"ref\":\"" + ref + "\"}").body())
                .at("/claims/0/token")
                .asText();
        JsonNode file = upload(ref, "steps.txt", TEXT);
        mei.post(
                "/api/v1/tickets/" + ref + "/answers",
                "{\"token\":" + token + ",\"seen\":1,\"text\":\"See.\",\"files\":[" + file.path("id") + "]}");
        String key = posted.path("status_url").asText().replaceFirst(".*key=", "");
        String place =
                "/status/support/" + ref + "/files/" + file.path("sha256").asText();

        assertThat(statusOf(place + "?key=" + key)).isEqualTo(404);
        app.queue().rows("update fairlead.notice set next_at = now() where kind = 'reply'");
        RunningApp.await(() -> statusOf(place + "?key=" + key) == 200);

        HttpResponse<String> page =
                app.send(app.request("/status/support/" + ref + "?key=" + key).header("Accept", "text/html"));
        assertThat(page.body()).contains(place + "?key=" + key).contains("steps.txt");
        HttpResponse<String> saved = app.send(app.request(place + "?key=" + key));
        assertThat(saved.body()).isEqualTo(new String(TEXT, StandardCharsets.UTF_8));
        assertThat(saved.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; ");
        assertThat(statusOf(place)).isEqualTo(404);
        assertThat(statusOf(place + "?key=" + key.substring(1) + "x")).isEqualTo(404);
    }

    /** Its status page then shows the other ticket's reference; the key to that one's page must not stand there. */
    @Test
    void the_link_of_a_ticket_that_was_merged_leads_to_its_own_files_and_to_nothing_of_the_other_one()
            throws Exception {
        JsonNode first = post("My deposit is late.");
        JsonNode second = post("Where is my deposit of yesterday?");
        JsonNode ofFirst = sendFile(first.path("ref").asText(), "first.txt", TEXT);
        JsonNode ofSecond = sendFile(second.path("ref").asText(), "second.txt", "for the second\n".getBytes());
        HttpResponse<String> merged = mei.post(
                "/api/v1/tickets/" + first.path("ref").asText() + "/merge", "{\"into\":" + second.path("ref") + "}");
        assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);

        String page = app.send(app.request(first.path("status_url").asText()).header("Accept", "text/html"))
                .body();

        assertThat(page).contains("first.txt").doesNotContain("second.txt");
        assertThat(statusOf(place(first, ofFirst))).isEqualTo(200);
        assertThat(page).contains(place(first, ofFirst));
        assertThat(page).doesNotContain("/status/support/" + second.path("ref").asText());
        assertThat(statusOf(place(first, ofSecond))).isEqualTo(404);
        assertThat(statusOf(place(second, ofSecond))).isEqualTo(200);
        assertThat(statusOf(place(second, ofFirst))).isEqualTo(404);
    }

    private JsonNode post(String words) throws Exception {
        return JSON.readTree(
                app.post("/forms/support", "application/json", "{\"message\":\"" + words + "\",\"uid\":\"10023457\"}")
                        .body());
    }

    private JsonNode sendFile(String ref, String name, byte[] content) throws Exception {
        String token = JSON.readTree(
                        mei.post("/api/v1/claims", "{\"ref\":\"" + ref + "\"}").body())
                .at("/claims/0/token")
                .asText();
        JsonNode file = upload(ref, name, content);
        HttpResponse<String> answer = mei.post(
                "/api/v1/tickets/" + ref + "/answers",
                "{\"token\":" + token + ",\"seen\":1,\"text\":\"See.\",\"files\":[" + file.path("id") + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        app.queue().rows("update fairlead.notice set next_at = now() where kind = 'reply' and state = 'pending'");
        RunningApp.await(() -> app.queue()
                .value("select count(*) from fairlead.notice where kind = 'reply' and state = 'pending'")
                .equals(0L));
        return file;
    }

    private static String place(JsonNode posted, JsonNode file) {
        return "/status/support/" + posted.path("ref").asText() + "/files/"
                + file.path("sha256").asText() + "?key="
                + posted.path("status_url").asText().replaceFirst(".*key=", "");
    }

    private int statusOf(String path) {
        return app.send(app.request(path)).statusCode();
    }

    private JsonNode upload(String ref, String name, byte[] content) throws Exception {
        HttpResponse<String> answer = mei.send(
                app.request("/api/v1/tickets/" + ref + "/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .header("Content-Type", "text/plain;charset=iso-8859-1")
                        .header("X-CSRF-Token", mei.csrfToken())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }
}
