package io.fairlead.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.FakeTika;
import io.fairlead.testkit.LogLines;
import io.fairlead.testkit.SteppingClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TikaServerTest {
    private static final String PDF = "application/pdf";
    private static final byte[] CONTENT = "%PDF-1.7 not read here".getBytes(StandardCharsets.UTF_8);

    private final FakeTika server = FakeTika.start();
    private final SteppingClock clock = new SteppingClock();
    private final TikaServer tika = new TikaServer(URI.create(server.uri()), Duration.ofSeconds(1), clock);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void it_is_asked_for_the_words_of_a_file() {
        server.words = "my password is on page two\0";

        assertThat(tika.words(CONTENT, PDF)).hasValue("my password is on page two");
        assertThat(server.asked).containsExactly("PUT /tika application/pdf " + CONTENT.length);
    }

    @Test
    void images_and_very_large_files_are_not_sent() {
        assertThat(tika.words(CONTENT, "image/png")).isEmpty();
        assertThat(tika.words(new byte[20_000_001], PDF)).isEmpty();
        assertThat(server.asked).isEmpty();
    }

    @Test
    void of_many_words_the_first_are_read() {
        server.words = "password ".repeat(200_000);

        assertThat(tika.words(CONTENT, PDF))
                .hasValueSatisfying(read -> assertThat(read).hasSize(1_000_000));
    }

    @Test
    void a_file_in_which_it_finds_no_words_is_one_of_pictures_and_stays_unread() {
        server.words = "\n \n";

        assertThat(tika.words(CONTENT, PDF)).isEmpty();
    }

    @Test
    void a_file_that_it_cannot_read_stays_unread_and_the_next_is_asked_for() {
        server.words = "a damaged file";
        server.status = 422;
        assertThat(tika.words(CONTENT, PDF)).isEmpty();
        server.status = 200;
        assertThat(tika.words(CONTENT, PDF)).isPresent();
    }

    @Test
    void one_that_hangs_is_left_alone_for_half_a_minute() {
        server.words = "words";
        server.hangs = true;
        try (LogLines log = LogLines.listen()) {
            assertThat(tika.words(CONTENT, PDF)).isEmpty();
            assertThat(log.lines()).anyMatch(line -> line.contains("does not answer (in time)"));
        }
        server.hangs = false;
        assertThat(tika.words(CONTENT, PDF)).isEmpty();
        assertThat(server.asked).hasSize(1);

        clock.pass(Duration.ofSeconds(31));

        assertThat(tika.words(CONTENT, PDF)).isPresent();
    }

    @Test
    void one_that_is_away_is_left_alone_too() {
        server.close();

        assertThat(tika.words(CONTENT, PDF)).isEmpty();
        assertThat(tika.words(CONTENT, PDF)).isEmpty();
    }
}
