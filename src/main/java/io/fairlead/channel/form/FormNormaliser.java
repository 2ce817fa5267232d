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

/**
 * Makes a message of a form's post, {@code {"form":"support","key":"…","language":"en","fields":{…},"files":[…]}}. A field
 * that the form does not know is kept as a line of its own; of files it carries name, type, size and hash, their content
 * is kept already.
 */
public final class FormNormaliser implements Normaliser {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Forms forms;
    private final PageTexts texts;
    private final FormCheck check;

    public FormNormaliser(Forms forms, PageTexts texts) {
        this.forms = forms;
        this.texts = texts;
        this.check = new FormCheck(texts);
    }

    @Override
    public Message normalise(Inbound inbound) {
        JsonNode post = read(inbound);
        Form form = forms.find(post.path("form").asText())
                .orElseThrow(() -> new UnreadableException("no form has this name"));
        String language = post.path("language").asText("en");
        Map<String, String> fields = fields(post.path("fields"));
        List<StoredFile> files = new ArrayList<>();
        post.path("files").forEach(file -> files.add(StoredFile.read(file)));
        Map<String, String> wrong = check.mistakes(
                form, fields, files.size(), language, post.path("adds").asBoolean());
        if (!wrong.isEmpty()) {
            throw new RejectedException(texts.say(language, "error.some-fields"), wrong);
        }
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
                .withAttachments(files.stream().map(StoredFile::attachment).toList())
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
        node.properties()
                .forEach(entry -> fields.put(entry.getKey(), entry.getValue().asText()));
        return FormCheck.tidied(fields);
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
}
