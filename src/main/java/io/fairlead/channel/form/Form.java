package io.fairlead.channel.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A form as its file describes it.
 *
 * @param name the file's name without {@code .yaml}; the page stands at {@code /forms/NAME}
 * @param topic preset for every message, or null
 * @param maxBytes largest post that is read
 * @param minSeconds a page that comes back sooner was not filled in by a person
 * @param perMinute posts from one address
 * @param perMinuteInAll posts of everybody together
 * @param embeddedBy origins of the sites that may show the form in a frame, such as {@code https://www.example.com}
 */
record Form(
        String name,
        String topic,
        int maxBytes,
        int minSeconds,
        int perMinute,
        int perMinuteInAll,
        List<String> embeddedBy,
        Wording title,
        Wording intro,
        List<Field> fields) {
    Form {
        embeddedBy = List.copyOf(embeddedBy);
        fields = List.copyOf(fields);
    }

    Set<String> languages() {
        return title.languages();
    }

    Optional<Field> field(String wanted) {
        return fields.stream().filter(field -> field.name().equals(wanted)).findFirst();
    }
}
