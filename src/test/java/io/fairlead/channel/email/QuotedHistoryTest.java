package io.fairlead.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.ticket.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each file holds a mail's text with ⟦ and ⟧ around what is history or signature. */
class QuotedHistoryTest {
    private static final Path FILES = Path.of("src/test/resources/email/reply");

    @TestFactory
    Stream<DynamicTest> own_words_are_told_from_history() throws IOException {
        return Files.list(FILES)
                .sorted()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        String marked = Text.body(Files.readString(file));
        String text = marked.replace("⟦", "").replace("⟧", "");
        String own = marked.replaceAll("(?s)⟦.*?⟧", "");
        assertThat(without(text, QuotedHistory.ranges(text, Budget.timeless(EmailLimits.DEFAULT))))
                .isEqualToIgnoringWhitespace(own)
                .isEqualTo(own.strip());
    }

    @Test
    void a_text_of_many_lines_that_could_all_begin_something_takes_linear_work() {
        String text = "On 1 Nov 2026 from <a@b\n".repeat(20_000) + ">".repeat(50_000);
        assertThat(QuotedHistory.ranges(text, Budget.timeless(EmailLimits.DEFAULT)))
                .hasSizeLessThan(3);
    }

    private static String without(String text, List<Range> ranges) {
        StringBuilder own = new StringBuilder();
        int from = 0;
        for (Range range : ranges) {
            own.append(text, from, range.start());
            from = range.end();
        }
        return own.append(text.substring(from)).toString().strip();
    }
}
