package io.fairlead.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.ticket.Message;
import io.fairlead.ticket.Range;
import io.fairlead.ticket.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every fixture cut, flipped and shuffled by a fixed seed: each is read or is unreadable, nothing else happens. */
class EmailTortureTest {
    private static final int ROUNDS = 25;
    private static final Duration HANGS = Duration.ofSeconds(60);

    @TestFactory
    Stream<DynamicTest> damage_never_throws_anything_else_and_never_hangs() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("src/test/resources/email"))) {
            files = all.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    byte[] mail = Files.readAllBytes(file);
                    Random random = new Random(file.getFileName().toString().hashCode());
                    Assertions.assertTimeoutPreemptively(HANGS, () -> {
                        for (int round = 0; round < ROUNDS; round++) {
                            read(damaged(mail, random));
                        }
                    });
                }));
    }

    @Test
    void mails_built_to_cost_time_or_stack_do_neither() {
        String deep = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(3_000);
        String parts = "From: a@b\nContent-Type: multipart/mixed; boundary=a\n\n" + "--a\n".repeat(500_000);
        String mails = "Content-Type: message/rfc822\n\n".repeat(3_000);
        String headers = "a:\n".repeat(500_000);
        String stray = "a: b\rstray\r".repeat(200_000);
        String words = "Subject: " + "=?utf-8?q?".repeat(20_000) + "\n\nx";
        String addresses = "From: " + "(\"<".repeat(50_000) + "\n\nx";
        String parameters = "Content-Type: text/plain; " + "a=\"".repeat(50_000) + "\n\nx";
        String tags = "From: a@b\nContent-Type: text/html\n\n" + "<div><blockquote type=cite>".repeat(8_000) + "x";
        String quotes = "From: a@b\n\n" + "On 1 Nov 2026 from <a@b wrote:\n".repeat(30_000);
        String dashes = "From: a@b\nContent-Type: multipart/mixed\n\n" + "--x\nA: b\n".repeat(100_000);
        String ids = "References: " + "<a".repeat(60_000) + "\n\nx";
        String rules = "From: a@b\n\n" + ("-".repeat(118) + "\n").repeat(8_000);
        String openings = "From: a@b\n\n" + ("Date: 1 " + "x@ From:".repeat(60) + "\n").repeat(4_000);
        String named = "From: a@b\n\n" + ("wrote ".repeat(60) + "@ 2026 wroteX:\n").repeat(4_000);
        String tables = "From: a@b\nContent-Type: text/html\n\n" + "<font size=1></font>x<table>".repeat(20_000);
        String newlines = "From: mailer-daemon@b\n\na" + "\n".repeat(500_000) + "b";
        String words2 = "In-Reply-To: " + "a".repeat(200_000) + "\nDate: " + "1 ".repeat(50_000) + "\n\nx";
        for (String mail : List.of(rules, openings, named, tables, newlines, words2)) {
            Assertions.assertTimeoutPreemptively(HANGS, () -> read(mail.getBytes(StandardCharsets.ISO_8859_1)));
        }
        for (String mail :
                List.of(deep, parts, mails, headers, stray, words, addresses, parameters, tags, quotes, dashes, ids)) {
            Assertions.assertTimeoutPreemptively(HANGS, () -> read(mail.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    private static void read(byte[] mail) {
        try {
            Message message = Mails.parse(mail, EmailLimits.DEFAULT);
            int last = 0;
            for (Range range : message.quoted()) {
                assertThat(range.start()).isGreaterThanOrEqualTo(last);
                last = range.end();
            }
            assertThat(last).isLessThanOrEqualTo(message.text().length());
            assertThat(message.text()).doesNotContain("\u0000", "\r");
        } catch (UnreadableException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static byte[] damaged(byte[] mail, Random random) {
        byte[] copy = Arrays.copyOf(mail, random.nextInt(3) == 0 ? random.nextInt(mail.length + 1) : mail.length);
        for (int flips = random.nextInt(8); flips > 0 && copy.length > 0; flips--) {
            int at = random.nextInt(copy.length);
            copy[at] = random.nextBoolean()
                    ? (byte) random.nextInt()
                    : (byte) "\r\n-=?;\":<>(\u001b\\ @".charAt(random.nextInt(15));
        }
        if (random.nextInt(3) == 0 && copy.length > 2) {
            int from = random.nextInt(copy.length);
            int length = random.nextInt(Math.min(200, copy.length - from));
            System.arraycopy(copy, from, copy, random.nextInt(copy.length - length), length);
        }
        return copy;
    }
}
