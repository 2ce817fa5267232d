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
 */
record Form(String name, String topic, int maxBytes, Wording title, Wording intro, List<Field> fields) {
    Form {
        fields = List.copyOf(fields);
    }

    Set<String> languages() {
        return title.languages();
    }

    Optional<Field> field(String wanted) {
        return fields.stream().filter(field -> field.name().equals(wanted)).findFirst();
    }
}
