package io.fairlead.channel.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.ticket.Attachment;
import io.fairlead.web.WebServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come with a form. The form "evidence" takes two, 300 KB each, 400 KB together: PNG and plain text. */
class FormFilesTest {
    private static final String MULTIPART = "multipart/form-data; boundary=x";
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };
    private static WebServer web;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        web = new WebServer(folder);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @BeforeEach
    void forget() {
        web.clock.pass(Duration.ofHours(1));
        web.messages.clear();
        web.kept.clear();
        web.sql.calls.clear();
        web.sql.answer = call -> 1L;
    }

    @Test
    void files_are_kept_before_the_message_and_the_raw_inbound_carries_their_hashes_only() throws Exception {
        HttpResponse<String> answer =
                post(file("screen.png", "image/png", PNG), file("../notes\u202e.txt", "", bytes("order 5512009")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(web.messages).singleElement().satisfies(message -> {
            assertThat(message.attachments()).extracting(Attachment::name).containsExactly("screen.png", "notes.txt");
            assertThat(message.attachments()).extracting(Attachment::type).containsExactly("image/png", "text/plain");
            assertThat(message.attachments())
                    .extracting(Attachment::source)
                    .allSatisfy(hash -> assertThat(web.kept).containsKey(hash));
        });
        assertThat(web.inbounds).last().satisfies(inbound -> {
            assertThat(inbound.raw()).hasSizeLessThan(600);
            assertThat(RawPost.contents(inbound.raw())).containsExactlyInAnyOrderElementsOf(web.kept.keySet());
        });
    }

    @Test
    void a_program_sends_files_as_base64() throws Exception {
        String content = Base64.getEncoder().encodeToString(PNG);

        HttpResponse<String> answer = web.post(
                "/forms/evidence",
                "application/json",
                "{\"fields\":{\"message\":\"a\"},\"files\":[{\"name\":\"a.png\",\"content\":\"" + content + "\"}]}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(web.kept.values()).containsExactly(PNG);
        assertThat(web.post(
                                "/forms/evidence",
                                "application/json",
                                "{\"message\":\"a\",\"files\":[{\"content\":\"§\"}]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_same_files_again_are_the_same_post_and_others_are_not() throws Exception {
        post(file("a.png", "", PNG));
        post(file("a.png", "", PNG));
        post(file("a.txt", "", bytes("other")));

        assertThat(digest(0)).isEqualTo(digest(1)).isNotEqualTo(digest(2));
    }

    @Test
    void a_type_counts_by_content_whatever_the_name_says() throws Exception {
        assertRefused(422, "files: type", post(file("photo.png", "image/png", bytes("MZ\220\0program"))));
        assertRefused(422, "files: type", post(file("photo.png", "image/png", new byte[] {1, 2, 3, 0, 5})));
        assertRefused(422, "files: type", post(file("page.txt", "text/plain", bytes("<!doctype html><html></html>"))));
        assertRefused(422, "files: type", post(file("photo.png", "image/png", zipBomb())));
        assertRefused(422, "files: empty", post(file("photo.png", "image/png", new byte[0])));
    }

    @Test
    void limits_of_number_size_and_size_together_are_told() throws Exception {
        assertRefused(422, "files: too_many", post(png(10), png(11), png(12)));
        assertRefused(413, "files: too_large", post(png(300_001)));
        assertRefused(413, "files: too_large_together", post(png(250_000), png(250_000)));
    }

    @Test
    void a_browser_sees_the_error_beside_the_field_and_what_was_typed() throws Exception {
        HttpResponse<String> answer = web.post(
                "/forms/evidence",
                MULTIPART,
                body(part("name=\"message\"", "", bytes("kept")), part("name=\"key\"", "", bytes(key())), png(300_001)),
                "Accept",
                "text/html");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains(
                        "id=\"files_of_mine-error\">photo.png is larger than 300 KB.",
                        "aria-describedby=\"files_of_mine-help files_of_mine-error\"")
                .contains("Please choose your files again.", ">\nkept</textarea>");
    }

    @Test
    void nothing_is_kept_of_a_post_that_is_refused() throws Exception {
        assertRefused(422, "fields: message", web.post("/forms/evidence", MULTIPART, body(png(50))));
    }

    @Test
    void a_compressed_body_is_not_unpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes("{\"message\":\"" + "a".repeat(1_000_000) + "\"}"));
        }

        HttpResponse<String> answer =
                web.post("/forms/evidence", "application/json", packed.toByteArray(), "Content-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(web.messages).isEmpty();
    }

    @Test
    void the_page_says_what_may_be_sent() throws Exception {
        assertThat(web.get("/forms/evidence").body())
                .contains("enctype=\"multipart/form-data\"", "type=\"file\" multiple accept=\"image/png,text/plain\"")
                .contains("Up to 2 files, 300 KB each and 400 KB together: PNG, TXT.");
    }

    private void assertRefused(int status, String reason, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(web.sql.calls)
                .singleElement()
                .satisfies(call ->
                        assertThat(call.parameters().toString()).contains("outcome=rejected", "reason=" + reason));
        assertThat(web.kept).isEmpty();
        assertThat(web.messages).isEmpty();
        web.sql.calls.clear();
        web.clock.pass(Duration.ofHours(1));
    }

    private static String digest(int place) {
        return web.messages.get(place).sourceId().replaceFirst("^.*-", "");
    }

    private static String key() throws Exception {
        String page = web.get("/forms/evidence").body();
        web.clock.pass(Duration.ofSeconds(5));
        return page.replaceFirst("(?s).*name=\"key\" value=\"", "").replaceFirst("(?s)\".*", "");
    }

    private static HttpResponse<String> post(byte[]... files) throws Exception {
        byte[][] parts = new byte[files.length + 1][];
        parts[0] = part("name=\"message\"", "", bytes("see my files"));
        System.arraycopy(files, 0, parts, 1, files.length);
        return web.post("/forms/evidence", MULTIPART, body(parts));
    }

    private static byte[] png(int size) {
        byte[] content = java.util.Arrays.copyOf(PNG, size);
        content[size - 1] = (byte) size;
        return file("photo.png", "image/png", size < PNG.length ? PNG : content);
    }

    private static byte[] file(String name, String type, byte[] content) {
        return part("name=\"files_of_mine\"; filename=\"" + name + "\"", type, content);
    }

    private static byte[] part(String disposition, String type, byte[] content) {
        String head = "--x\r\nContent-Disposition: form-data; " + disposition + "\r\n"
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "\r\n";
        return joined(bytes(head), content, bytes("\r\n"));
    }

    private static byte[] body(byte[]... parts) {
        return joined(joined(parts), bytes("--x--\r\n"));
    }

    private static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static byte[] zipBomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            zip.write(new byte[20_000_000]);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
