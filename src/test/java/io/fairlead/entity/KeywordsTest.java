package io.fairlead.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.time.WorkTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeywordsTest {
    private static final int LIST = Cue.OTP.ordinal();
    private static final List<String> WORDS = List.of(
            "2", "id", "id'm", "pin", "code*", "codeword", "tan no", "one-time code", "кода", "码", "验证码", "to*");

    private static Cues cues(String text) {
        Keywords keywords = new Keywords();
        WORDS.forEach(word -> keywords.add(word, LIST));
        return Reading.of(text, keywords.ready(), new Budget(text.length(), WorkTime.begin())).cues;
    }

    private static List<String> found(String text) {
        Cues cues = cues(text);
        List<String> found = new ArrayList<>();
        for (int n = 0; n < cues.count(Cue.OTP); n++) {
            found.add(text.substring(cues.start(Cue.OTP, n), cues.end(Cue.OTP, n)));
        }
        return found;
    }

    @Test
    void every_keyword_is_found_wherever_it_stands() {
        for (String word : WORDS) {
            String letters = word.replace("*", "");
            for (int before = 0; before < 140; before++) {
                String text = "- ".repeat(before / 2) + "-".repeat(before % 2) + letters;
                assertThat(found(text)).as(text).containsExactly(letters);
                assertThat(found(text + " ;")).as(text).containsExactly(letters);
            }
        }
    }

    @Test
    void letters_follow_only_an_open_keyword() {
        assertThat(found("idle pins tan now")).isEmpty();
        assertThat(found("codes total")).containsExactly("codes", "total");
        assertThat(found("我的验证码是")).containsExactly("验证码");
    }

    @Test
    void no_keyword_begins_within_a_word() {
        assertThat(found("void spin barcode xкода")).isEmpty();
        assertThat(found("a".repeat(63) + "pin")).isEmpty();
    }
}
