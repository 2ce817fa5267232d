package io.fairlead.channel.form;

import static io.fairlead.web.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.web.PageTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a ticket still lacks, as fields of its status page; what is filled in becomes lines of the customer's next message,
 * each with its name before it, so that it is found like anything that he writes.
 */
final class MissingFacts {
    private static final String PREFIX = "fact.";
    private static final String HASH_TYPE = "transaction_hash";
    private static final Pattern HASH = Pattern.compile("(0x)?[0-9a-fA-F]{40,}|[1-9A-HJ-NP-Za-km-z]{80,90}");
    /** Files show evidence; what somebody demands is his message. */
    private static final List<String> WITHOUT_FIELD = List.of("evidence", "demand");

    private final PageTexts texts;

    MissingFacts(PageTexts texts) {
        this.texts = texts;
    }

    /** The names of the facts, each with alternatives joined by {@code |} as the ticket has them. */
    Map<String, String> of(JsonNode ticket, String language) {
        Map<String, String> missing = new LinkedHashMap<>();
        if (!ticket.path("status").asText().matches("resolved|spam")) {
            ticket.path("missing").forEach(fact -> missing.put(fact.asText(), name(fact.asText(), language)));
        }
        return missing;
    }

    void write(StringBuilder html, JsonNode ticket, String language, Map<String, String> typed) {
        Map<String, String> missing = of(ticket, language);
        if (missing.isEmpty()) {
            return;
        }
        html.append("<p class=\"missing\">")
                .append(escape(texts.say(language, "status.missing")))
                .append("</p>\n");
        missing.forEach((fact, name) -> {
            if (WITHOUT_FIELD.contains(fact)) {
                html.append("<p class=\"missing\">– ").append(escape(name)).append("</p>\n");
            } else {
                String field = escape(PREFIX + fact);
                html.append("<div class=\"field\"><label for=\"")
                        .append(field)
                        .append("\">")
                        .append(escape(name))
                        .append("</label>\n<input type=\"text\" maxlength=\"200\" autocomplete=\"off\" id=\"")
                        .append(field)
                        .append("\" name=\"")
                        .append(field)
                        .append("\" value=\"")
                        .append(escape(typed.getOrDefault(PREFIX + fact, "")))
                        .append("\"></div>\n");
            }
        });
    }

    /** The message with what was filled in under it. */
    String message(Map<String, String> fields, JsonNode ticket, String language) {
        List<String> lines = new ArrayList<>();
        String message = fields.getOrDefault(Field.MESSAGE, "");
        if (!message.isBlank()) {
            lines.add(message);
        }
        of(ticket, language).keySet().forEach(fact -> {
            String value = fields.getOrDefault(PREFIX + fact, "").strip();
            if (!value.isEmpty()) {
                lines.add(name(meant(fact, value), language) + ": " + value);
            }
        });
        return String.join("\n", lines);
    }

    /** Of alternatives the one that the value is. */
    private static String meant(String fact, String value) {
        List<String> alternatives = List.of(fact.split("\\|"));
        if (alternatives.contains(HASH_TYPE) && HASH.matcher(value).matches()) {
            return HASH_TYPE;
        }
        return alternatives.stream()
                .filter(alternative -> !alternative.equals(HASH_TYPE))
                .findFirst()
                .orElse(fact);
    }

    private String name(String fact, String language) {
        String name = "";
        for (String alternative : fact.split("\\|")) {
            String one = texts.say(language, PREFIX + alternative);
            one = one.equals(PREFIX + alternative) ? alternative.replace('_', ' ') : one;
            name = name.isEmpty() ? one : texts.say(language, "status.either", name, one);
        }
        return name;
    }
}
