package io.fairlead;

import io.fairlead.config.EnvironmentName;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is configured: system property, then environment ({@code support-mail.host} is {@code SUPPORT_MAIL_HOST}), then
 * {@code config/application.properties}, then what ships. The same order as Camel's, which reads the same file.
 */
public final class Settings {
    private static final Map<String, String> SHIPPED = Map.ofEntries(
            Map.entry("fairlead.data", "data"),
            Map.entry("fairlead.config", "config"),
            Map.entry("fairlead.routes", "routes"),
            Map.entry("fairlead.intake", "direct:intake"),
            Map.entry("fairlead.db.user", "fairlead"),
            Map.entry("fairlead.db.password", ""),
            Map.entry("fairlead.db.connections", "12"),
            Map.entry("fairlead.notices.unknown", "show"),
            Map.entry("fairlead.warnings.an-hour", "5"),
            Map.entry("fairlead.answers.max-files", "10"),
            Map.entry("fairlead.answers.max-file", "10000000"),
            Map.entry("fairlead.answers.max-files-together", "20000000"),
            Map.entry(
                    "fairlead.answers.file-types",
                    "image/png,image/jpeg,image/webp,image/gif,image/heic,application/pdf,text/plain,text/csv,"
                            + "application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
                            + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("fairlead.keep.originals-days", "30"),
            Map.entry("fairlead.keep.quarantine-days", "90"),
            Map.entry("fairlead.log.format", "text"),
            Map.entry("fairlead.log.messages", "false"),
            Map.entry("fairlead.tracing.percent", "100"),
            Map.entry("fairlead.mail.max-size", "33554432"),
            Map.entry("fairlead.mail.max-attachments", "200"),
            Map.entry("fairlead.mail.max-attachment-size", "33554432"),
            Map.entry("fairlead.mail.max-nesting", "30"),
            Map.entry("fairlead.mail.max-header-size", "262144"),
            Map.entry("fairlead.mail.max-headers", "10000"),
            Map.entry("fairlead.mail.max-text", "262144"),
            Map.entry("fairlead.mail.max-millis", "10000"),
            Map.entry("fairlead.mail.reply-to-resolved", "reopen"),
            Map.entry("fairlead.mail.reopen-within-days", "14"),
            Map.entry("fairlead.mail.acknowledgements-an-hour", "5"),
            Map.entry("fairlead.incidents.customers", "10"),
            Map.entry("fairlead.incidents.minutes", "10"),
            Map.entry("fairlead.incidents.times-usual", "3"),
            Map.entry("fairlead.incidents.quiet-minutes", "30"),
            Map.entry("fairlead.due-soon.minutes", "30"),
            Map.entry("fairlead.due-soon.percent", "25"),
            Map.entry("fairlead.session.idle-minutes", "120"),
            Map.entry("fairlead.session.hours", "12"),
            Map.entry("fairlead.limits.sign-ins-a-minute", "60"),
            Map.entry("fairlead.limits.requests-a-minute", "600"),
            Map.entry("fairlead.limits.posts-at-once", "200"),
            Map.entry("fairlead.attachments.s3.region", "us-east-1"),
            Map.entry("fairlead.oidc.name-claim", "preferred_username"),
            Map.entry("fairlead.oidc.roles-claim", "roles"),
            Map.entry("fairlead.oidc.roles", "agent=agent,operator=operator,administrator=administrator"),
            Map.entry("camel.server.enabled", "true"),
            Map.entry("camel.server.host", "127.0.0.1"),
            Map.entry("camel.server.port", "8080"),
            Map.entry("camel.server.maxBodySize", "26214400"),
            Map.entry("camel.management.enabled", "true"),
            Map.entry("camel.management.host", "127.0.0.1"),
            Map.entry("camel.management.port", "8081"),
            Map.entry("camel.management.healthCheckEnabled", "true"),
            Map.entry("camel.management.metricsEnabled", "true"),
            Map.entry("camel.metrics.enabled", "true"),
            // Channels have checks of their own, which leave the router ready while one of them is sick.
            Map.entry("camel.health.excludePattern", "consumer:*,route:*"),
            // A source that was not asked yet is no sick one; its first poll tells.
            Map.entry("camel.health.initialState", "UP"),
            Map.entry("camel.health.exposureLevel", "full"));

    private final Path home;
    private final Map<String, String> environment;
    private final Map<String, String> values;
    private Map<String, String> chosen = Map.of();
    private Map<String, Integer> lines = Map.of();

    private Settings(Path home, Map<String, String> environment, Map<String, String> values) {
        this.home = home;
        this.environment = environment;
        this.values = values;
    }

    /** Reads the file under {@code home}; a missing one is an empty one. Relative folders are taken from {@code home}. */
    public static Settings read(Path home, Map<String, String> environment) {
        Map<String, String> values = new HashMap<>(SHIPPED);
        Path file = home.resolve(environment.getOrDefault("FAIRLEAD_CONFIG", "config"))
                .resolve("application.properties");
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalStateException(
                        file + " cannot be read: " + e.getMessage() + "; it must be UTF-8 'key=value' lines", e);
            }
            properties
                    .stringPropertyNames()
                    .forEach(key -> values.put(key, properties.getProperty(key).strip()));
        }
        for (String folder : new String[] {"fairlead.data", "fairlead.config", "fairlead.routes"}) {
            values.put(folder, home.resolve(values.get(folder)).normalize().toString());
        }
        Settings settings = new Settings(home, environment, values);
        settings.lines = lines(file);
        return settings;
    }

    /** The line of each key, from 1; the last one counts, as it does for the value. */
    private static Map<String, Integer> lines(Path file) {
        Map<String, Integer> lines = new HashMap<>();
        if (Files.exists(file)) {
            try {
                int number = 0;
                for (String line : Files.readAllLines(file)) {
                    number++;
                    if (!line.isBlank() && !line.strip().startsWith("#")) {
                        lines.put(line.strip().split("[=: ]", 2)[0], number);
                    }
                }
            } catch (IOException e) {
                return Map.of();
            }
        }
        return lines;
    }

    /** The same settings with some set on purpose; they win over all others. */
    public Settings with(Map<String, String> chosen) {
        Map<String, String> environmentToo = new HashMap<>(environment);
        Map<String, String> all = new HashMap<>(values);
        chosen.forEach((key, value) -> {
            environmentToo.remove(EnvironmentName.of(key));
            all.put(key, value);
        });
        Settings settings = new Settings(home, environmentToo, all);
        settings.lines = lines;
        settings.chosen = new HashMap<>(this.chosen);
        settings.chosen.putAll(chosen);
        return settings;
    }

    /** The same, read again: the file may have changed. */
    public Settings again() {
        return read(home, environment).with(chosen);
    }

    /** The value of a key; empty when it is set nowhere, or set to nothing. */
    public Optional<String> find(String key) {
        String value = System.getProperty(key);
        value = value == null ? environment.get(EnvironmentName.of(key)) : value;
        value = value == null ? values.get(key) : value;
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    /** The value of a key that has a shipped one, or empty text. */
    public String text(String key) {
        return find(key).orElse("");
    }

    /** @throws IllegalStateException that names the key, when it is not a whole number */
    public int number(String key) {
        try {
            return Integer.parseInt(text(key));
        } catch (NumberFormatException e) {
            throw new IllegalStateException(key + " is '" + text(key) + "', but must be a whole number", e);
        }
    }

    /** @throws IllegalStateException that names the key, when it is none of these */
    public String choice(String key, Set<String> allowed) {
        if (!allowed.contains(text(key))) {
            throw new IllegalStateException(
                    key + " is '" + text(key) + "', but must be one of " + new TreeSet<>(allowed));
        }
        return text(key);
    }

    /** The items of a comma-separated list. */
    public Set<String> list(String key) {
        return Arrays.stream(text(key).split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    public Path folder(String key) {
        return Path.of(text(key));
    }

    /** Where a key's value comes from, in the words of an operator; empty when it is set nowhere. */
    public String origin(String key) {
        if (System.getProperty(key) != null) {
            return "system property";
        }
        if (environment.containsKey(EnvironmentName.of(key))) {
            return "environment " + EnvironmentName.of(key);
        }
        if (chosen.containsKey(key)) {
            return "start";
        }
        if (lines.containsKey(key)) {
            return "application.properties:" + lines.get(key);
        }
        return SHIPPED.containsKey(key) ? "shipped" : "";
    }

    /** Everything that is set, for Camel; the environment's values under their keys. */
    public Properties all() {
        Properties all = new Properties();
        values.keySet().forEach(key -> all.setProperty(key, text(key)));
        return all;
    }

    /** Every key that is Fairlead's own. */
    public static Set<String> ownKeys() {
        Set<String> keys = new HashSet<>(SHIPPED.keySet());
        keys.addAll(Set.of(
                "fairlead.answers.mail-channel",
                "fairlead.db.url",
                "fairlead.seal.key-file",
                "fairlead.seal.kms-uri",
                "fairlead.tracing.endpoint",
                "fairlead.proxies"));
        keys.addAll(Set.of(
                "fairlead.attachments.tika",
                "fairlead.attachments.s3.bucket",
                "fairlead.attachments.s3.endpoint",
                "fairlead.attachments.s3.prefix",
                "fairlead.attachments.s3.access-key",
                "fairlead.attachments.s3.secret-key"));
        keys.addAll(Set.of(
                "fairlead.oidc.issuer",
                "fairlead.oidc.client-id",
                "fairlead.oidc.client-secret",
                "fairlead.oidc.redirect-uri",
                "fairlead.oidc.audience"));
        keys.removeIf(key -> !key.startsWith("fairlead."));
        return keys;
    }
}
