package io.fairlead.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    private final Languages languages = Languages.shipped();

    @ParameterizedTest
    @CsvFileSource(resources = "/topic/languages.tsv", delimiter = '\t')
    void short_sentences_are_told(String language, String text) {
        assertThat(languages.detect(CutText.of(text))).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-Hans | https://scan.example/transaction/status/history 还没到账",
                "zh-Hant | USDT TRC20 Binance 提幣沒有收到",
                "ru | TXID 8b0e7153bf7c3706d85c524e440066559a6656c90bd5482a90a29b9fa5ff5180 где деньги",
                "vi | rút USDT sang MetaMask chưa thấy, check giúp em với",
                "zh-Hans | support@wallet-service.example 登录不上去了"
            })
    void links_hashes_addresses_and_tickers_do_not_count(String language, String text) {
        assertThat(languages.detect(CutText.of(text))).isEqualTo(language);
    }

    @Test
    void what_holds_no_language_is_undetermined() {
        assertThat(languages.detect(CutText.of("12345 !!! 👍"))).isEqualTo(Languages.UNKNOWN);
        assertThat(languages.detect(CutText.of(""))).isEqualTo(Languages.UNKNOWN);
    }
}
