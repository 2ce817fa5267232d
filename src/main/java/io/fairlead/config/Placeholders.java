package io.fairlead.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A setting named inside a value, {@code {{support-mail.host}}}, with a default or without: {@code {{telegram.mode:polling}}}. */
public final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}:?]+)(:[^{}]*)?}}");

    private Placeholders() {}

    /** Every setting that a text names. */
    public static Set<String> in(String text) {
        return keys(found(text));
    }

    /** Those that have no default. */
    public static Set<String> neededBy(String text) {
        return keys(found(text).filter(found -> found.group(2) == null));
    }

    /** Those that have neither a default nor a value. */
    public static List<String> missing(String text, Function<String, Optional<String>> setting) {
        return neededBy(text).stream()
                .filter(key -> setting.apply(key).isEmpty())
                .toList();
    }

    /** The text with its placeholders filled in; one without a value becomes empty. */
    public static String fill(String text, Function<String, Optional<String>> setting) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(setting.apply(
                                found.group(1).strip())
                        .orElse(found.group(2) == null ? "" : found.group(2).substring(1))));
    }

    private static Stream<MatchResult> found(String text) {
        return PLACEHOLDER.matcher(text).results();
    }

    private static Set<String> keys(Stream<MatchResult> found) {
        Set<String> keys = new LinkedHashSet<>();
        found.forEach(each -> keys.add(each.group(1).strip()));
        return keys;
    }
}
