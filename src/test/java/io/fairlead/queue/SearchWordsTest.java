package io.fairlead.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {
    @Test
    void words_are_runs_of_letters_and_digits_in_small_letters_each_once() {
        assertThat(SearchWords.of("Order A-17, order 0xAB/ｆＵＬＬ  [password] don't"))
                .containsExactly("order", "a", "17", "0xab", "full", "password", "don", "t");
        assertThat(SearchWords.of("Вывод средств über naïve")).containsExactly("вывод", "средств", "über", "naïve");
    }

    @Test
    void scripts_without_spaces_give_every_pair() {
        assertThat(SearchWords.of("提现未到账")).containsExactly("提现", "现未", "未到", "到账");
        assertThat(SearchWords.of("USDT提现 300 元")).containsExactly("usdt", "提现", "300", "元");
        assertThat(SearchWords.of("출금이 안 돼요")).containsExactly("출금", "금이", "안", "돼요");
    }

    @Test
    void marks_stay_with_their_letters() {
        assertThat(SearchWords.of("नमस्ते")).containsExactly("नमस्ते");
    }

    @Test
    void nothing_is_found_in_nothing() {
        assertThat(SearchWords.of(" ,.!\u0000 ")).isEmpty();
    }

    @Test
    void what_is_too_long_for_an_index_is_cut() {
        assertThat(SearchWords.of("x".repeat(5000))).containsExactly("x".repeat(200));
    }
}
