package io.fairlead.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    private static final List<String> KNOWN = List.of("en", "zh-CN", "zh-TW");

    @Test
    void chinese_is_told_apart_by_script_and_by_region() {
        assertThat(Languages.choose("", "zh-Hant", KNOWN)).isEqualTo("zh-TW");
        assertThat(Languages.choose("", "zh-MO", KNOWN)).isEqualTo("zh-TW");
        assertThat(Languages.choose("", "zh-SG", KNOWN)).isEqualTo("zh-CN");
        assertThat(Languages.choose("", "zh-Hans-HK", KNOWN)).isEqualTo("zh-CN");
        assertThat(Languages.choose("", "zh", KNOWN)).isEqualTo("zh-CN");
    }

    @Test
    void the_best_known_wish_wins_and_weight_zero_is_no_wish() {
        assertThat(Languages.choose("", "ja, zh-TW;q=0.3, en-GB;q=0.8", KNOWN)).isEqualTo("en");
        assertThat(Languages.choose("", "en;q=0, zh-CN;q=0.1", KNOWN)).isEqualTo("zh-CN");
        assertThat(Languages.choose("ZH-cn", "en", KNOWN)).isEqualTo("zh-CN");
    }

    @Test
    void nonsense_gives_english_or_the_first() {
        assertThat(Languages.choose(null, ";;q=x,*", KNOWN)).isEqualTo("en");
        assertThat(Languages.choose("\"><script>", "", KNOWN)).isEqualTo("en");
        assertThat(Languages.choose("fr", "", List.of("ja", "ko"))).isEqualTo("ja");
    }
}
