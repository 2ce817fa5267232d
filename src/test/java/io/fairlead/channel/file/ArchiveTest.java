package io.fairlead.channel.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final String FROM = "From ann@example.org Mon Nov  2 09:00:00 2026\n";

    @TempDir
    Path folder;

    private final Archive archive = new Archive(1_000_000);

    @Test
    void an_mbox_is_cut_at_its_from_lines_and_their_quoting_is_undone() throws IOException {
        Path file = write(
                "a.mbox",
                FROM + "Subject: one\n\nhello\n>From here on\n>>From there\n\n" + FROM
                        + "Subject: two\n\n\nFrom the start it was wrong.\n\nFrom now on\n");

        assertThat(messages(file))
                .containsExactly(
                        "Subject: one\n\nhello\nFrom here on\n>From there\n",
                        "Subject: two\n\n\nFrom the start it was wrong.\n\nFrom now on\n");
    }

    @Test
    void an_mbox_with_crlf_or_of_thunderbird_or_takeout_is_read_too() throws IOException {
        assertThat(messages(write(
                        "b", (FROM + "Subject: one\n\na\n\n" + FROM + "Subject: two\n\nb\n").replace("\n", "\r\n"))))
                .containsExactly("Subject: one\r\n\r\na\r\n", "Subject: two\r\n\r\nb\r\n");
        assertThat(messages(write("c", "From - Mon Nov 02 09:00:00 2026\nSubject: x\n\na\n")))
                .hasSize(1);
        assertThat(messages(write("d", "From 1792@xxx Mon Nov 02 09:00:00 +0000 2026\nSubject: x\n\na")))
                .hasSize(1);
    }

    @Test
    void of_a_huge_mail_no_more_is_read_than_fits_and_the_next_is_found() throws IOException {
        try (RawMessages messages = new MboxMessages(new Mails(300), 1_000_000)) {
            int count = 0;
            for (byte[] mail = messages.next(); mail != null; mail = messages.next()) {
                assertThat(mail).hasSize(1_000_000);
                count++;
            }
            assertThat(count).isEqualTo(300);
        }
    }

    @Test
    void json_lines_are_one_message_each_and_empty_lines_none() throws IOException {
        assertThat(messages(write("e.jsonl", "{\"id\":1}\n\n  \r\n{\"id\":2}")))
                .containsExactly("{\"id\":1}\n", "{\"id\":2}");
    }

    @Test
    void a_folder_gives_what_holds_messages_and_a_maildir_its_mails() throws IOException {
        write("one.eml", "Subject: one\n\na\n");
        write("sub/two.EML", "Subject: two\n\na\n");
        write("Inbox", FROM + "Subject: three\n\na\n");
        write("maildir/cur/1792:2,S", "Subject: four\n\na\n");
        write("maildir/new/1793", "Subject: five\n\na\n");
        write("maildir/tmp/1794", "Subject: half\n");
        write("maildir/.Sent/cur/1795:2,S", "Subject: six\n\na\n");
        write("maildir/dovecot.index", "index");
        write("readme.txt", "no mail");
        write(".done/old.eml", "Subject: old\n\na\n");

        assertThat(archive.files(folder))
                .extracting(file -> folder.relativize(file).toString())
                .containsExactlyInAnyOrder(
                        "one.eml",
                        "sub/two.EML",
                        "Inbox",
                        "maildir/cur/1792:2,S",
                        "maildir/new/1793",
                        "maildir/.Sent/cur/1795:2,S");
    }

    private List<String> messages(Path file) throws IOException {
        List<String> messages = new ArrayList<>();
        try (RawMessages open = archive.open(file)) {
            for (byte[] raw = open.next(); raw != null; raw = open.next()) {
                messages.add(new String(raw, StandardCharsets.UTF_8));
            }
            assertThat(open.position()).isEqualTo(Files.size(file));
        }
        return messages;
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** Mails of two megabytes that are made while they are read. */
    private static final class Mails extends InputStream {
        private static final byte[] MAIL = (FROM + "Subject: x\n\n" + ("a".repeat(99) + "\n").repeat(20_000) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        private int left;
        private int at;

        Mails(int count) {
            left = count;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left == 0) {
                return -1;
            }
            int count = Math.min(length, MAIL.length - at);
            System.arraycopy(MAIL, at, into, from, count);
            at += count;
            if (at == MAIL.length) {
                at = 0;
                left--;
            }
            return count;
        }
    }
}
