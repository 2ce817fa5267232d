package io.fairlead.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.config.Mistake;
import io.fairlead.config.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTextsTest {
    @TempDir
    Path folder;

    private final Mistakes mistakes = new Mistakes();

    @Test
    void a_language_is_a_file_and_what_it_lacks_is_said_in_english() throws IOException {
        PageTexts texts = read("send: Send\nmost: At most {0}\n", "send: 送信\n");

        assertThat(texts.languages()).containsExactly("en", "ja");
        assertThat(texts.say("ja", "send")).isEqualTo("送信");
        assertThat(texts.say("ja", "most", 5)).isEqualTo("At most 5");
        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void a_text_that_english_does_not_have_is_a_mistake() throws IOException {
        read("send: Send\n", "send: 送信\nsennd: 送信\n");

        assertThat(mistakes.all()).extracting(Mistake::line).containsExactly(2);
        assertThat(mistakes.all().get(0).how()).isEqualTo("did you mean 'send'?");
    }

    private PageTexts read(String english, String japanese) throws IOException {
        Files.writeString(folder.resolve("en.yaml"), english);
        Files.writeString(folder.resolve("ja.yaml"), japanese);
        return PageTexts.read(folder, mistakes);
    }
}
