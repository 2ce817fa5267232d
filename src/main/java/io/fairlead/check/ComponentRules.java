package io.fairlead.check;

import io.fairlead.config.Nearest;
import io.fairlead.config.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;

/** What Camel's catalog says of addresses: whether there is such a component, and what its options may be. */
final class ComponentRules {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}]+}}");

    private final CamelCatalog catalog;

    ComponentRules(CamelCatalog catalog) {
        this.catalog = catalog;
    }

    /** The component that an address names; empty where a setting says which. */
    static String scheme(String uri) {
        String scheme = uri.replaceFirst("[:?].*", "");
        return scheme.contains("{{") ? "" : scheme;
    }

    /** Whether Camel has such a component; notes at the place that it has none. */
    boolean isThere(String scheme, YamlNode place) {
        if (catalog.findComponentNames().contains(scheme)) {
            return true;
        }
        place.mistake(
                "there is no component '" + scheme + "'",
                Nearest.of(scheme, catalog.findComponentNames())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("see Camel's list of components"));
        return false;
    }

    /** A whole address with its options, to which events go; its component must be among the libraries. */
    void checkTarget(YamlNode address) {
        String uri = address.text();
        String scheme = scheme(uri);
        if (scheme.isEmpty() || !isThere(scheme, address)) {
            return;
        }
        try {
            Class.forName(catalog.componentModel(scheme).getJavaType());
        } catch (ClassNotFoundException e) {
            address.mistake(
                    "the component '" + scheme + "' is not among the libraries",
                    "put " + catalog.componentModel(scheme).getArtifactId()
                            + " and what it needs into target/fairlead/lib");
        }
        String[] parts = uri.split("\\?", 2);
        for (String option : parts.length == 2 ? parts[1].split("&") : new String[0]) {
            String[] pair = option.split("=", 2);
            complaint(uri, pair[0], pair.length == 2 ? pair[1] : "")
                    .ifPresent(what -> address.mistake("option '" + pair[0] + "' of " + scheme + ": " + what, ""));
        }
    }

    /** What is wrong with an option; a value that a setting gives is not judged. */
    Optional<String> complaint(String uri, String option, String value) {
        String judged = PLACEHOLDER.matcher(value).find() ? "{{any}}" : value;
        EndpointValidationResult result =
                catalog.validateEndpointProperties(uri.replaceFirst("\\?.*", "") + "?" + option + "=" + judged);
        if (result.getUnknown() != null && result.getUnknown().contains(option)) {
            return Optional.of("there is no such option");
        }
        for (Map<String, String> invalid : List.of(
                orEmpty(result.getInvalidInteger()),
                orEmpty(result.getInvalidNumber()),
                orEmpty(result.getInvalidBoolean()),
                orEmpty(result.getInvalidEnum()),
                orEmpty(result.getInvalidDuration()))) {
            if (invalid.containsKey(option)) {
                return Optional.of("'" + invalid.get(option) + "' is not " + expected(result, option));
            }
        }
        return Optional.empty();
    }

    private static String expected(EndpointValidationResult result, String option) {
        if (orEmpty(result.getInvalidBoolean()).containsKey(option)) {
            return "true or false";
        }
        if (orEmpty(result.getInvalidDuration()).containsKey(option)) {
            return "a duration, such as 500, 30s or 5m";
        }
        if (orEmpty(result.getInvalidEnum()).containsKey(option)) {
            return "one of " + String.join(", ", result.getEnumChoices(option));
        }
        return "a number";
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
