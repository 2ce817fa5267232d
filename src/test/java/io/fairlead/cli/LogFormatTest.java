package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The log as programs read it. */
class LogFormatTest {
    private final LoggerContext log = new LoggerContext();

    @Test
    void a_line_is_one_json_object_that_names_the_message() throws Exception {
        configure("json");

        JsonNode line = json(Logger.ROOT_LOGGER_NAME, "json");

        assertThat(line.path("formattedMessage").asText()).isEqualTo("took 3");
        assertThat(line.at("/mdc/channel").asText()).isEqualTo("support-mail");
        assertThat(line.at("/mdc/message").asText()).isEqualTo("m1@mail.example");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.has("arguments")).isFalse();
    }

    @Test
    void camels_lines_have_no_trace_because_its_words_may_be_the_customers() throws Exception {
        configure("json");

        assertThat(json("org.apache.camel", "json-traceless").toString())
                .contains("took 3")
                .doesNotContain("the customer's words");
    }

    @Test
    void without_a_setting_it_is_text() throws Exception {
        configure(null);

        assertThat(log.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("text")).isNotNull();
        assertThat(log.getLogger("io.fairlead.path").getLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void a_line_break_in_a_message_begins_no_line_of_the_log() throws Exception {
        configure(null);

        for (Map.Entry<String, String> appender : Map.of(
                        Logger.ROOT_LOGGER_NAME, "text", "org.apache.camel", "text-traceless")
                .entrySet()) {
            assertThat(line(appender.getKey(), appender.getValue(), "said \r\n12:00:00.000 ERROR forged"))
                    .contains("said  | 12:00:00.000 ERROR forged")
                    .doesNotContain("\n12:00");
        }
    }

    private void configure(String format) throws JoranException {
        if (format != null) {
            log.putProperty("fairlead.logback.format", format);
        }
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(log);
        configurator.doConfigure(LogFormat.class.getResource("/logback.xml"));
    }

    private JsonNode json(String logger, String appender) throws IOException {
        return new ObjectMapper().readTree(line(logger, appender, "took {}"));
    }

    private String line(String logger, String appender, String message) {
        LoggingEvent event = new LoggingEvent(
                "x",
                log.getLogger("io.fairlead"),
                Level.WARN,
                message,
                new IllegalStateException("the customer's words"),
                new Object[] {3});
        event.setMDCPropertyMap(Map.of("channel", "support-mail", "message", "m1@mail.example"));
        ConsoleAppender<ILoggingEvent> to =
                (ConsoleAppender<ILoggingEvent>) log.getLogger(logger).getAppender(appender);
        return new String(to.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
