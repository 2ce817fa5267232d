package io.fairlead.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %PDF-1.7          | receipt.pdf | application/pdf          | application/pdf
            %PDF-1.7          | photo.jpg   | image/jpeg               | application/pdf
            <html><script>    | photo.png   | image/png                | text/html
            MZ                | list.xlsx   | application/octet-stream | application/x-msdownload
            words             | trades.csv  | application/octet-stream | text/csv
            words             | notes       | text/plain               | text/plain
            {"a":1}           | log.json    | application/json         | application/json
            """)
    void a_file_is_what_its_bytes_say(String content, String name, String declared, String type) {
        assertThat(ContentType.of(content.getBytes(StandardCharsets.UTF_8), name, declared))
                .isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/csv", "application/json", "text/html", "application/xml"})
    void these_are_texts_that_the_guard_reads(String type) {
        assertThat(ContentType.isText(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "image/png", "application/zip", "application/octet-stream", "nonsense"})
    void these_are_not(String type) {
        assertThat(ContentType.isText(type)).isFalse();
    }
}
