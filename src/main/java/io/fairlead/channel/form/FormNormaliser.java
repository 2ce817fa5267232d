package io.fairlead.channel.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.channel.Normaliser;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.RejectedException;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.Visibility;
import io.fairlead.web.PageTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Makes a message of a form's post, {@code {"form":"support","key":"…","language":"en","fields":{…}}}. What is required
 * and how long a field may be is checked here, so that a post by page, by API and from a file meets the same rules; a
 * field that the form does not know is kept as a line of its own.
 */
public final class FormNormaliser implements Normaliser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_UNKNOWN = 2_000;
    // Enough to tell a slip of the keyboard; only a mail that arrives proves an address.
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]{2,}");

    private final Forms forms;
    private final PageTexts texts;

    public FormNormaliser(Forms forms, PageTexts texts) {
        this.forms = forms;
        this.texts = texts;
    }

    @Override
    public Message normalise(Inbound inbound) {
        JsonNode post = read(inbound);
        Form form = forms.find(post.path("form").asText())
                .orElseThrow(() -> new UnreadableException("no form has this name"));
        String language = post.path("language").asText("en");
        Map<String, String> fields = fields(post.path("fields"));
        check(form, fields, language, post.path("adds").asBoolean());
        String key = post.path("key").asText(inbound.sourceId());
        String email = fields.getOrDefault(Field.EMAIL, "").toLowerCase(Locale.ROOT);
        Author author = new Author(
                email.isEmpty() ? "form:" + key : "mailto:" + email,
                fields.getOrDefault(Field.NAME, ""),
                email.isEmpty() ? List.of() : List.of(email));
        return Message.of(
                        inbound,
                        inbound.sourceId(),
                        "form:" + key,
                        Visibility.PRIVATE,
                        author,
                        text(form, fields, language))
                .withSubject(subject(form, fields, language))
                .withReplyTo(email.isEmpty() ? Map.of() : Map.of("to", email))
                .withHints(hints(form, fields, language));
    }

    private static JsonNode read(Inbound inbound) {
        try {
            JsonNode post = JSON.readTree(inbound.raw());
            if (post.path("form").isTextual() && post.path("fields").isObject()) {
                return post;
            }
        } catch (IOException e) {
            throw new UnreadableException("the post is not JSON", e);
        }
        throw new UnreadableException("the post needs 'form' and 'fields'");
    }

    private static Map<String, String> fields(JsonNode node) {
        Map<String, String> fields = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            String value = entry.getValue().asText().replace("\r\n", "\n").strip();
            if (!value.isEmpty()) {
                fields.put(entry.getKey(), value);
            }
        });
        return fields;
    }

    /** @param adds whether this comes after the form was sent already: then only the message is needed */
    private void check(Form form, Map<String, String> fields, String language, boolean adds) {
        Map<String, String> wrong = new TreeMap<>();
        for (Field field : form.fields()) {
            String value = fields.get(field.name());
            if (value == null) {
                if (field.required() && (!adds || field.name().equals(Field.MESSAGE))) {
                    wrong.put(field.name(), texts.say(language, "error.required"));
                }
            } else if (length(value) > field.max()) {
                wrong.put(field.name(), texts.say(language, "error.too-long", field.max(), length(value)));
            } else if (field.type() == Field.Type.EMAIL && !EMAIL.matcher(value).matches()) {
                wrong.put(field.name(), texts.say(language, "error.email"));
            } else if (field.type() == Field.Type.CHOICE
                    && field.options().stream()
                            .noneMatch(option -> option.value().equals(value))) {
                wrong.put(field.name(), texts.say(language, "error.choice"));
            }
        }
        fields.forEach((name, value) -> {
            if (form.field(name).isEmpty() && (length(name) > 100 || length(value) > MAX_UNKNOWN)) {
                wrong.put(
                        name.substring(0, Math.min(100, name.length())),
                        texts.say(language, "error.too-long", MAX_UNKNOWN, length(value)));
            }
        });
        if (!wrong.isEmpty()) {
            throw new RejectedException(texts.say(language, "error.some-fields"), wrong);
        }
    }

    private static String text(Form form, Map<String, String> fields, String language) {
        List<String> lines = new ArrayList<>();
        for (Field field : form.fields()) {
            if (field.isLine() && fields.containsKey(field.name())) {
                lines.add(field.label().in(language) + ": " + shown(field, fields.get(field.name()), language));
            }
        }
        fields.forEach((name, value) -> {
            if (form.field(name).isEmpty()) {
                lines.add(name + ": " + value);
            }
        });
        String message = fields.get(Field.MESSAGE);
        return lines.isEmpty() ? message : message + "\n\n" + String.join("\n", lines);
    }

    /** A choice is shown by its label, a time as it was typed. */
    private static String shown(Field field, String value, String language) {
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .map(option -> option.label().in(language))
                .findFirst()
                .orElse(field.type() == Field.Type.TIME ? value.replace('T', ' ') : value);
    }

    private static String subject(Form form, Map<String, String> fields, String language) {
        if (fields.containsKey(Field.SUBJECT)) {
            return fields.get(Field.SUBJECT);
        }
        return form.field(Field.TOPIC)
                .filter(topic -> fields.containsKey(Field.TOPIC))
                .map(topic -> shown(topic, fields.get(Field.TOPIC), language))
                .orElse("");
    }

    private static Map<String, String> hints(Form form, Map<String, String> fields, String language) {
        Map<String, String> hints = new HashMap<>();
        hints.put("language", language);
        String topic = fields.getOrDefault(Field.TOPIC, form.topic());
        if (topic != null) {
            hints.put("topic", topic);
        }
        return hints;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
