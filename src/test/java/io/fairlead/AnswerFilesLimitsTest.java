package io.fairlead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.web.FileRules;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFilesLimitsTest {
    @TempDir
    private Path empty;

    @Test
    void ten_files_of_ten_megabytes_ship() {
        FileRules rules = rules(Map.of());

        assertThat(rules.most()).isEqualTo(10);
        assertThat(rules.maxBytes()).isEqualTo(10_000_000);
        assertThat(rules.types()).contains("application/pdf").doesNotContain("application/zip");
    }

    @Test
    void no_file_is_larger_than_a_body_may_be() {
        assertThat(rules(Map.of("camel.server.maxBodySize", "3000000")).maxBytes())
                .isEqualTo(3_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "fairlead.answers.max-files, 0, from 1 to 50",
        "fairlead.answers.max-file, 60000000, from 1 to 50000000",
        "fairlead.answers.max-files-together, 9999999, from 10000000",
        "fairlead.answers.file-types, PNG, such as image/png"
    })
    void a_limit_that_makes_no_sense_is_named_with_what_would(String key, String value, String hint) {
        assertThatThrownBy(() -> rules(Map.of(key, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(key)
                .hasMessageContaining(hint);
    }

    private FileRules rules(Map<String, String> chosen) {
        return AnswerFiles.of(Settings.read(empty, Map.of()).with(chosen));
    }
}
