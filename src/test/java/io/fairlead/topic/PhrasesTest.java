package io.fairlead.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fee | the fee is high | fee",
                "fee | coffee break |",
                "fee* | the fees | fee",
                "*fee | my coffee | fee",
                "two words | two   words here | two   words",
                "提现 | 我要提现了 | 提现",
                "usdt | 充了50usdt没到 | usdt",
                "提幣 | 我的提币 | 提币",
                "trc20 | on ＴＲＣ20 | ＴＲＣ20",
                "trc2 | on trc20 |"
            })
    void words_stand_alone_unless_a_star_frees_them(String phrase, String text, String found) {
        Phrases<String> phrases = new Phrases<>();
        phrases.add(phrase, phrase);
        List<String> matches = phrases.longest(Wording.fold(text)).stream()
                .map(match -> text.substring(match.start(), match.end()))
                .toList();

        assertThat(matches).isEqualTo(found == null ? List.of() : List.of(found));
    }
}
