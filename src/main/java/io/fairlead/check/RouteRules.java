package io.fairlead.check;

import io.fairlead.channel.ChannelFile;
import io.fairlead.channel.email.mailbox.MailboxComponent;
import io.fairlead.channel.email.mailbox.MailboxOptions;
import io.fairlead.config.Nearest;
import io.fairlead.config.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;

/**
 * The house's rules for route files, and what Camel's schema does not know: ids and descriptions, parameters of
 * templates, options of endpoints. It reads Camel's own catalog and starts nothing.
 */
final class RouteRules {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{\\??([^{}:]+)(:[^{}]*)?}}");
    private static final String HOOKS = "/hooks/";

    private final ComponentRules components;
    private final Map<String, YamlNode> templates = new HashMap<>();
    private final Map<String, String> routeFiles = new HashMap<>();

    RouteRules() {
        this(ours());
    }

    /** @param catalog of {@link #ours}; to read it takes a second */
    RouteRules(CamelCatalog catalog) {
        this.components = new ComponentRules(catalog);
    }

    /** Camel's catalog with our own component in it. */
    static CamelCatalog ours() {
        return withOurs(new DefaultCamelCatalog(true));
    }

    ComponentRules components() {
        return components;
    }

    /** Takes note of templates and of the names of routes, and finds no fault with them. */
    void learn(YamlNode root) {
        for (YamlNode item : root.items()) {
            if (item.isMap() && item.has("routeTemplate")) {
                templates.put(item.get("routeTemplate").text("id", ""), item.get("routeTemplate"));
            } else if (item.isMap() && item.has("route")) {
                routeFiles.put(item.get("route").text("id", ""), root.file().toString());
            }
        }
    }

    /** A core file or a template file. */
    void checkRoutes(YamlNode root) {
        for (YamlNode item : root.items()) {
            if (!item.isMap()) {
                continue;
            }
            if (item.has("route")) {
                checkRoute(item.get("route"), true);
            }
            if (item.has("routeTemplate")) {
                YamlNode template = item.get("routeTemplate");
                templates.put(template.required("id"), template);
                template.required("description");
                checkRoute(template.get("route"), false);
            }
        }
    }

    /** A channel against its template; call it after all templates were given to {@link #checkRoutes}. */
    void checkChannel(ChannelFile channel, YamlNode root, Function<String, Optional<String>> setting) {
        if (routeFiles.containsKey(channel.name())) {
            place(channel, root)
                    .mistake(
                            "the name '" + channel.name() + "' is that of a route in " + routeFiles.get(channel.name()),
                            "give the channel another routeId");
        }
        YamlNode template = templates.get(channel.kind());
        if (template == null) {
            place(channel, root)
                    .mistake(
                            "there is no route template '" + channel.kind() + "'",
                            Nearest.of(channel.kind(), templates.keySet())
                                    .map(near -> "did you mean '" + near + "'?")
                                    .orElse("known: " + String.join(", ", templates.keySet())));
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        for (YamlNode parameter : template.get("parameters").items()) {
            String name = parameter.required("name");
            known.add(name);
            boolean given = channel.parameters().containsKey(name);
            if (!given && !parameter.has("defaultValue") && parameter.flag("required", true)) {
                place(channel, root).mistake("the parameter '" + name + "' is missing", "add it under 'parameters'");
            }
            values.put(name, given ? channel.value(name, setting) : parameter.text("defaultValue", ""));
        }
        channel.parameters().forEach((name, value) -> {
            if (!known.contains(name)) {
                value.mistake(
                        "the template '" + channel.kind() + "' has no parameter '" + name + "'",
                        Nearest.of(name, known)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("it has: "
                                        + String.join(
                                                ", ", known.stream().sorted().toList())));
            }
        });
        if (channel.kind().endsWith("-webhook")
                && !values.getOrDefault("path", HOOKS).startsWith(HOOKS)) {
            place(channel, root)
                    .mistake(
                            "the path '" + values.get("path") + "' is open to nobody",
                            "a webhook's path begins with " + HOOKS);
        }
        if (!channel.isOff(setting)) {
            checkValues(channel, template.get("route").get("from"), values);
        }
    }

    private void checkRoute(YamlNode route, boolean ownId) {
        if (ownId) {
            String id = route.required("id");
            String other = routeFiles.putIfAbsent(id, route.file().toString());
            if (other != null && !id.isEmpty()) {
                route.mistake("the route id '" + id + "' is already used in " + other, "give it another id");
            }
        }
        route.required("description");
        checkEndpoints(route);
    }

    private void checkEndpoints(YamlNode node) {
        if (node.isMap()) {
            if (node.has("uri")) {
                checkEndpoint(node);
            }
            node.entries().values().forEach(this::checkEndpoints);
        } else if (node.isList()) {
            node.items().forEach(this::checkEndpoints);
        }
    }

    private void checkEndpoint(YamlNode endpoint) {
        String uri = endpoint.get("uri").text();
        String scheme = ComponentRules.scheme(uri);
        if (scheme.isEmpty() || !components.isThere(scheme, endpoint.get("uri"))) {
            return;
        }
        endpoint.get("parameters")
                .entries()
                .forEach((name, value) -> components
                        .complaint(uri, name, value.text())
                        .ifPresent(what -> value.mistake("option '" + name + "' of " + scheme + ": " + what, "")));
    }

    private void checkValues(ChannelFile channel, YamlNode from, Map<String, String> values) {
        String uri = fill(from.get("uri").text(), values);
        if (uri.startsWith("mailbox:")) {
            checkMailbox(channel, from, values);
        }
        from.get("parameters").entries().forEach((name, value) -> {
            Matcher used = PARAMETER.matcher(value.text());
            if (used.find() && channel.parameters().containsKey(used.group(1))) {
                YamlNode place = channel.parameters().get(used.group(1));
                components
                        .complaint(uri, name, fill(value.text(), values))
                        .ifPresent(what -> place.mistake("parameter '" + used.group(1) + "': " + what, ""));
            }
        });
    }

    /** What the catalog cannot say of our own component. */
    private static void checkMailbox(ChannelFile channel, YamlNode from, Map<String, String> values) {
        Map<String, String> options = new HashMap<>();
        Map<String, YamlNode> places = new HashMap<>();
        from.get("parameters").entries().forEach((name, value) -> {
            options.put(name, fill(value.text(), values).replaceFirst("^RAW\\((.*)\\)$", "$1"));
            Matcher used = PARAMETER.matcher(value.text());
            boolean given = used.find() && channel.parameters().containsKey(used.group(1));
            places.put(name, given ? channel.parameters().get(used.group(1)) : from);
        });
        MailboxOptions.complaints(options)
                .forEach((name, what) ->
                        places.getOrDefault(name, from).mistake("parameter '" + name + "': " + what, ""));
    }

    private static CamelCatalog withOurs(CamelCatalog catalog) {
        try (InputStream json = MailboxComponent.class.getResourceAsStream("mailbox.json")) {
            String description = new String(json.readAllBytes(), StandardCharsets.UTF_8);
            catalog.addComponent("mailbox", MailboxComponent.class.getName(), description);
            return catalog;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fill(String text, Map<String, String> values) {
        return PARAMETER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    private static YamlNode place(ChannelFile channel, YamlNode root) {
        return root.items().stream()
                .map(item -> item.get("templatedRoute"))
                .filter(route -> route.text("routeId", "").equals(channel.name()))
                .findFirst()
                .orElse(root);
    }
}
