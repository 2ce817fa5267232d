package io.fairlead.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules and the dashboard that ship speak of metrics that there are, and each alert has its page. */
class AlertsTest {
    private static final Path RULES = Path.of("config/grafana/alerts.yaml");
    private static final Path DASHBOARD = Path.of("config/grafana/dashboards/fairlead.json");
    private static final Path GAUGES = Path.of("src/main/resources/db/migration/R__32_gauges.sql");
    private static final List<Path> CODE = List.of(
            Path.of("src/main/java/io/fairlead/admin/Meters.java"),
            Path.of("src/main/java/io/fairlead/Operations.java"));

    @Test
    void each_alert_says_what_to_do_and_nothing_is_explained_that_is_no_alert() throws IOException {
        assertThat(all("alert: (\\w+)", RULES))
                .isNotEmpty()
                .isEqualTo(all("(?m)^## (\\w+)$", Path.of("docs/alerts.md")));
        assertThat(all("alerts\\.md#(\\w+)", RULES))
                .isEqualTo(lower(all("(?m)^## (\\w+)$", Path.of("docs/alerts.md"))));
    }

    @Test
    void every_metric_that_is_named_is_told_to_prometheus() throws IOException {
        Set<String> told = new TreeSet<>(all("'(fairlead\\.[a-z.]+)'", GAUGES));
        for (Path code : CODE) {
            told.addAll(all("\"(fairlead\\.[a-z.]+)\"", code));
        }
        Set<String> named = all("\\b(fairlead_[a-z_]+)", RULES);
        named.addAll(all("\\b(fairlead_[a-z_]+)", DASHBOARD));

        assertThat(named).isNotEmpty();
        assertThat(named)
                .allSatisfy(name -> assertThat(told)
                        .contains(name.replaceFirst("_total$", "")
                                .replaceFirst("^fairlead_stage_seconds$", "fairlead_stage")
                                .replace('_', '.')));
    }

    private static Set<String> all(String pattern, Path file) throws IOException {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult result) -> result.group(1))
                .forEach(found::add);
        return found;
    }

    private static Set<String> lower(Set<String> names) {
        Set<String> lower = new TreeSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(java.util.Locale.ROOT)));
        return lower;
    }
}
