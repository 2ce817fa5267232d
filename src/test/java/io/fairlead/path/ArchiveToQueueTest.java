package io.fairlead.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.cli.Fairlead;
import io.fairlead.testkit.RunningApp;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Old messages, by a watched folder and by the command; both take the real stages into a real queue. */
class ArchiveToQueueTest {
    private static final String MAIL = """
            From: Ann <ann@example.org>
            To: support@example.com
            Subject: Deposit %1$d
            Date: Fri, 1 Mar 2024 10:00:00 +0000
            Message-ID: <old.%1$d@example.org>

            My deposit number %1$d is missing. My password is %2$s.
            """;
    private static final String SECRET = "Haifeng_" + 8812;

    @TempDir
    Path place;

    private RunningApp app;

    @BeforeEach
    void start() {
        app = RunningApp.start(Map.of(
                "archive-folder.folder", place.resolve("watched").toString(),
                "fairlead.data", place.resolve("data").toString()));
    }

    @AfterEach
    void stop() {
        app.close();
        Stream.of("fairlead.db.url", "fairlead.db.user", "fairlead.data").forEach(System::clearProperty);
    }

    @Test
    void a_file_in_the_watched_folder_becomes_tickets_of_its_own_time_and_nobody_is_told() throws IOException {
        put("mails.mbox", mbox(1, 2));
        put(
                "line.jsonl",
                "{\"id\":\"1\",\"sent_at\":\"2024-03-01T10:00:00Z\",\"visibility\":\"public\","
                        + "\"text\":\"my password is " + SECRET
                        + "\",\"attachments\":[{\"name\":\"a.txt\",\"content\":\"aGVsbG8=\"}]}\n");
        put("nothing.jsonl", "{\"id\":\"2\"}\n");

        RunningApp.await(() -> Files.exists(place.resolve("watched/.failed/nothing.jsonl"))
                && Files.exists(place.resolve("watched/.done/mails.mbox"))
                && Files.exists(place.resolve("watched/.done/line.jsonl")));

        JsonNode tickets = app.queue().tickets();
        assertThat(tickets).hasSize(3);
        assertThat(tickets.findValuesAsText("received_at"))
                .allSatisfy(time ->
                        assertThat(OffsetDateTime.parse(time).toInstant()).hasToString("2024-03-01T10:00:00Z"));
        assertThat(tickets.toString()).contains("[password]", "a.txt").doesNotContain(SECRET);
        assertThat(app.queue().rows("select 1 from fairlead.notice")).isEmpty();
        assertThat(Files.exists(place.resolve("watched/.failed/nothing.jsonl.reason.txt")))
                .isTrue();
        assertThat(app.queue()
                        .row("select queued, quarantined, seen from fairlead.ledger where channel = 'archive-folder'"))
                .containsEntry("queued", 3L)
                .containsEntry("quarantined", 1L)
                .containsEntry("seen", 4L);
    }

    @Test
    void an_import_sums_up_what_the_ledger_says_and_a_second_one_finds_duplicates() throws IOException {
        Path archive = Files.writeString(place.resolve("old.mbox"), mbox(1, 2, 3) + "\n" + FROM_LINE + "no header\n");

        assertThat(imported("--dry-run", archive))
                .contains("would take in 4 messages of 1 file: 1 quarantined, 3 ticket");
        assertThat(app.queue().rows("select 1 from fairlead.message")).isEmpty();
        assertThat(imported("--debug", archive)).contains("took in 4 messages of 1 file: 1 quarantined, 3 queued");
        assertThat(imported("--debug", archive)).contains("took in 4 messages of 1 file: 4 duplicate");

        assertThat(
                        app.queue()
                                .row(
                                        "select queued, duplicate, quarantined, seen from fairlead.ledger where channel = 'support-mail'"))
                .containsEntry("queued", 3L)
                .containsEntry("duplicate", 4L)
                .containsEntry("quarantined", 1L)
                .containsEntry("seen", 8L);
        assertThat(app.queue().rows("select 1 from fairlead.notice")).isEmpty();
    }

    @Test
    void an_import_that_was_stopped_goes_on_where_it_was() throws IOException {
        Path archive = Files.writeString(place.resolve("old.mbox"), mbox(1, 2, 3));
        Path journal = place.resolve("data/import/support-mail.jsonl");
        Files.createDirectories(journal.getParent());
        Files.writeString(
                journal,
                "{\"file\":\"" + archive + "\",\"state\":\"" + Files.size(archive) + " "
                        + Files.getLastModifiedTime(archive).toMillis()
                        + "\",\"messages\":2,\"done\":false,\"outcomes\":{\"queued\":2}}\n{\"file\":\"" + archive);

        assertThat(imported("--debug", archive)).contains("took in 3 messages of 1 file: 3 queued");

        assertThat(app.queue().tickets().findValuesAsText("subject"))
                .contains("Deposit 3")
                .doesNotContain("Deposit 1");
        assertThat(journal).doesNotExist();
    }

    @Test
    void a_channel_that_is_no_archive_and_no_mail_is_refused() {
        StringWriter said = new StringWriter();
        CommandLine command = Fairlead.commandLine().setErr(new PrintWriter(said));

        assertThat(command.execute("import", "--channel", "support-form", place.toString()))
                .isEqualTo(2);
        assertThat(said.toString()).contains("'support-form' is a form channel");
        assertThat(command.execute(
                        "import", "--channel", "old", place.resolve("nowhere").toString()))
                .isEqualTo(2);
    }

    private static final String FROM_LINE = "From ann@example.org Fri Mar  1 10:00:00 2024\n";

    private static String mbox(int... numbers) {
        StringBuilder mbox = new StringBuilder();
        for (int number : numbers) {
            mbox.append(FROM_LINE).append(MAIL.formatted(number, SECRET)).append('\n');
        }
        return mbox.toString();
    }

    private void put(String name, String content) throws IOException {
        Path watched = Files.createDirectories(place.resolve("watched"));
        Files.writeString(watched.resolve(name), content);
    }

    private String imported(String option, Path archive) {
        System.setProperty("fairlead.db.url", app.app().database().pool().getJdbcUrl());
        System.setProperty("fairlead.db.user", "postgres");
        System.setProperty("fairlead.data", place.resolve("data").toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Fairlead.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("import", "--channel", "support-mail", option, archive.toString());
        return out + err.toString();
    }
}
