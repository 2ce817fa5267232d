package io.fairlead.event;

import io.fairlead.config.Durations;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code config/webhooks.yaml}: where events go. No such file means nowhere.
 *
 * @param source what every event says it comes from; a URI reference
 */
public record Endpoints(String source, List<Endpoint> all) {
    private static final String USUAL_SOURCE = "/fairlead";
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);
    private static final int MOST_RETRIES = 20;
    private static final int MOST_PARALLEL = 32;

    public Endpoints {
        all = List.copyOf(all);
    }

    /** Reads the file; mistakes in its form are noted, those in the values of settings by {@link #check}. */
    public static Endpoints read(Path file, Mistakes mistakes) {
        if (!Files.exists(file)) {
            return new Endpoints(USUAL_SOURCE, List.of());
        }
        YamlNode root = YamlFile.read(file, mistakes);
        root.onlyKeys(Set.of("source", "endpoints"));
        List<Endpoint> endpoints = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : root.get("endpoints").items()) {
            Endpoint endpoint = endpoint(node);
            if (!names.add(endpoint.name())) {
                node.get("name").mistake("the name '" + endpoint.name() + "' is taken", "choose another one");
            }
            endpoints.add(endpoint);
        }
        return new Endpoints(root.text("source", USUAL_SOURCE), endpoints);
    }

    /** Notes what is wrong with them once their settings are filled in; connects to nothing. */
    public void check(Function<String, Optional<String>> setting) {
        all.forEach(endpoint -> EndpointRules.check(endpoint, setting));
    }

    /** The addresses that are Camel's, where they stand in the file. */
    public List<YamlNode> camelOnes() {
        return all.stream()
                .filter(endpoint -> !endpoint.to().isEmpty())
                .map(endpoint -> endpoint.place().get("to"))
                .toList();
    }

    /** Every setting that they refer to. */
    public Set<String> references() {
        Set<String> keys = new LinkedHashSet<>();
        all.forEach(endpoint -> keys.addAll(endpoint.references()));
        return keys;
    }

    private static Endpoint endpoint(YamlNode node) {
        node.onlyKeys(Set.of("name", "url", "secret", "to", "events", "timeout", "retry", "parallel"));
        String name = node.required("name");
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            node.get("name")
                    .mistake("'" + name + "' is no name of an endpoint", "use small letters, digits and -, at most 40");
        }
        if (node.has("url") == node.has("to")) {
            node.mistake("an endpoint has either 'url' or 'to'", "'url' for a webhook, 'to' for a Camel endpoint");
        } else if (node.has("url") && !node.has("secret")) {
            node.mistake("'secret' is missing", "add 'secret: \"{{webhooks." + name + ".secret}}\"' and set that");
        }
        return new Endpoint(
                name,
                node,
                node.text("url", ""),
                node.text("to", ""),
                node.get("secret").texts(),
                kinds(node.get("events")),
                timeout(node),
                node.has("retry") ? new Backoff(pauses(node.get("retry"))) : Backoff.RECOMMENDED,
                parallel(node));
    }

    private static Set<String> kinds(YamlNode events) {
        Set<String> kinds = new LinkedHashSet<>();
        for (YamlNode event : events.items()) {
            String kind = event.text().replaceFirst("^" + EventKinds.SHORT, "");
            if (!EventKinds.ALL.contains(kind) || !event.text().startsWith(EventKinds.SHORT)) {
                event.mistake(
                        "there is no event '" + event.text() + "'",
                        "known: " + EventKinds.SHORT + String.join(", " + EventKinds.SHORT, EventKinds.ALL));
            }
            kinds.add(kind);
        }
        return kinds;
    }

    private static Duration timeout(YamlNode node) {
        Duration timeout = node.parsed("timeout", "a time from 1s to 60s, such as 15s", Endpoints::duration)
                .orElse(Duration.ofSeconds(15));
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0 || timeout.toMillis() < 1_000) {
            node.get("timeout").mistake("'timeout' is '" + node.get("timeout").text() + "'", "it must be 1s to 60s");
        }
        return timeout;
    }

    private static List<Duration> pauses(YamlNode retry) {
        List<Duration> pauses = new ArrayList<>();
        for (YamlNode pause : retry.items()) {
            try {
                pauses.add(duration(pause.text()));
            } catch (IllegalArgumentException e) {
                pause.mistake("'" + pause.text() + "' is no time", "write 500ms, 5s, 5m or 2h");
            }
        }
        if (pauses.size() > MOST_RETRIES) {
            retry.mistake("'retry' has " + pauses.size() + " times", "at most " + MOST_RETRIES + " are possible");
        }
        return pauses;
    }

    private static int parallel(YamlNode node) {
        int parallel = node.number("parallel", 4);
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            node.get("parallel").mistake("'parallel' is " + parallel, "it must be 1 to " + MOST_PARALLEL);
        }
        return parallel;
    }

    private static Duration duration(String text) {
        if (!text.matches("\\d{1,6}(ms|s|m|h)")) {
            throw new IllegalArgumentException();
        }
        return Durations.parse(text);
    }
}
