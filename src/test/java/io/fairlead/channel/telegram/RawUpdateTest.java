package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawUpdateTest {
    @Test
    void each_update_keeps_its_own_bytes_and_tells_its_chat() throws Exception {
        List<RawUpdate> updates =
                all("{\"ok\":true,\"result\":[{\"update_id\":8,\"message\":{\"text\":\"提 😀\",\"chat\":"
                        + "{\"id\":-100}}} , {\"update_id\":7,\"poll\":{}}],\"more\":{\"x\":[1]}}");

        assertThat(updates).extracting(RawUpdate::id).containsExactly(7L, 8L);
        assertThat(updates).extracting(RawUpdate::chat).containsExactly("", "-100");
        assertThat(new String(updates.get(1).json(), StandardCharsets.UTF_8))
                .isEqualTo("{\"update_id\":8,\"message\":{\"text\":\"提 😀\",\"chat\":{\"id\":-100}}}");
    }

    @ParameterizedTest
    @CsvSource({"\"12\",12", "1.2e1,12", "0,0", "9007199254740993,9007199254740993"})
    void a_number_counts_however_it_is_written(String written, long id) throws Exception {
        assertThat(all("{\"ok\":true,\"result\":[{\"update_id\":" + written + "}]}"))
                .extracting(RawUpdate::id)
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"update_id\":null}",
                "{\"update_id\":-5}",
                "{\"update_id\":\"x\"}",
                "{\"update_id\":{}}",
                "{\"update_id\":99999999999999999999999999999}",
                "{\"update_id\":1e999999999}",
                "[[1],2]",
                "null",
                "\"text\"",
                "17"
            })
    void what_bears_no_number_is_handed_on_without_holding_up_the_others(String odd) throws Exception {
        List<RawUpdate> updates = all("{\"ok\":true,\"result\":[" + odd + ",{\"update_id\":7}]}");

        assertThat(updates).extracting(RawUpdate::id).containsExactly(RawUpdate.UNNUMBERED, 7L);
        assertThat(new String(updates.get(0).json(), StandardCharsets.UTF_8)).isEqualTo(odd);
        assertThat(updates.get(0).sourceId()).startsWith("unnumbered:");
    }

    @Test
    void an_update_past_every_limit_does_not_make_the_others_unreadable() throws Exception {
        String deep = "[".repeat(5000) + "]".repeat(5000);

        List<RawUpdate> updates = all("{\"ok\":true,\"result\":[{\"update_id\":1,\"message\":{\"chat\":" + deep
                + "},\"n\":" + "9".repeat(5000) + "},{\"update_id\":2}]}");

        assertThat(updates).extracting(RawUpdate::id).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"ok\":true}",
                "{\"ok\":true,\"result\":null}",
                "{\"ok\":true,\"result\":{}}",
                "{\"ok\":1,\"result\":[]}",
                "{\"ok\":true,\"result\":[{\"update_id\":1}"
            })
    void what_is_no_whole_answer_yields_nothing(String answer) {
        assertThatThrownBy(() -> all(answer)).isInstanceOf(BotApiException.class);
    }

    private static List<RawUpdate> all(String answer) throws BotApiException {
        return RawUpdate.all(answer.getBytes(StandardCharsets.UTF_8));
    }
}
