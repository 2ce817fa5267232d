package io.fairlead.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
    void chinese_words_are_read_in_the_charsets_that_files_come_in(String charset) {
        assertThat(PlainText.of("提现没有到账".getBytes(Charset.forName(charset)), 100))
                .isEqualTo("提现没有到账");
    }

    @Test
    void a_byte_order_mark_is_no_word() {
        assertThat(PlainText.of("\uFEFFuid".getBytes(Charset.forName("UTF-8")), 100))
                .isEqualTo("uid");
    }

    @Test
    void no_more_than_the_limit_is_read() {
        assertThat(PlainText.of("abcdef".getBytes(Charset.forName("UTF-8")), 3)).isEqualTo("abc");
    }
}
