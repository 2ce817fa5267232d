package io.fairlead.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
        Phrases<String> phrases = new Phrases<>(new Lexicon());
        phrases.add(phrase, phrase);
        List<String> matches = phrases.longest(CutText.of(text)).stream()
                .map(match -> text.substring(match.start(), match.end()))
                .toList();

        assertThat(matches).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void lists_of_one_lexicon_do_not_hide_each_other() {
        Lexicon lexicon = ShippedPhrases.lexicon().copy();
        Phrases<String> coins = new Phrases<>(lexicon);
        Phrases<String> networks = new Phrases<>(lexicon);
        coins.add("bnb", "coin");
        coins.add("smart", "word");
        networks.add("bnb smart chain", "network");
        CutText text = CutText.of("on bnb smart chain", lexicon);

        assertThat(coins.longest(text)).extracting(Phrases.Match::value).containsExactly("coin", "word");
        assertThat(networks.longest(text)).containsExactly(new Phrases.Match<>("network", 3, 18));
        assertThat(new Phrases<String>(lexicon.copy()).in(text)).isFalse();
    }
}
