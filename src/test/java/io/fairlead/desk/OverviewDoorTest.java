package io.fairlead.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.config.Mistakes;
import io.fairlead.topic.TopicsFile;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverviewDoorTest {
    private final Reception reception = new Reception();

    @Test
    void a_week_is_shown_unless_told_otherwise() throws Exception {
        assertThat(door().ask(asked(""))).isEqualTo(Map.of("days", 7));
        assertThat(door().ask(asked("days=30"))).isEqualTo(Map.of("days", 30));
        assertThat(door().ask(asked("days=92"))).isEqualTo(Map.of("days", 92));
    }

    @ParameterizedTest
    @ValueSource(strings = {"days=0", "days=93", "days=-1", "days=week", "days=", "days=7;drop"})
    void other_numbers_of_days_are_refused(String query) throws Exception {
        OverviewDoor door = door();

        assertThatThrownBy(() -> door.ask(asked(query))).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(400);
            assertThat(refused.problem().json()).contains("from 1 to 92");
        });
    }

    @Test
    void topics_come_in_the_files_order_with_their_names() throws Exception {
        Exchange exchange = asked("");
        door().topics(exchange);

        JsonNode topics = new ObjectMapper().readTree(exchange.getMessage().getBody(byte[].class));
        assertThat(topics.findValuesAsText("code"))
                .startsWith("account", "kyc", "security")
                .endsWith("spam", "other");
        assertThat(topics.path(3).path("names").path("zh-CN").asText()).isEqualTo("充币");
        assertThat(topics.path(3).path("team").asText()).isEqualTo("wallet");
    }

    @Test
    void a_file_that_is_not_there_gives_no_topics() {
        assertThat(names("config/there-is-no-such-file.yaml")).isEmpty();
    }

    private OverviewDoor door() {
        return new OverviewDoor(reception, () -> names("config/topics.yaml"));
    }

    private static List<TopicNames> names(String file) {
        return TopicNames.of(TopicsFile.read(Path.of(file), new Mistakes()));
    }

    private Exchange asked(String query) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "GET");
        exchange.getMessage().setHeader(Exchange.HTTP_RAW_QUERY, query);
        reception.take(exchange);
        return exchange;
    }
}
