package io.fairlead.channel.form;

import java.util.List;
import java.util.Locale;

/**
 * One field of a form. The names {@code message}, {@code name}, {@code email}, {@code subject} and {@code topic} have a
 * meaning of their own; every other field becomes a labelled line of the message.
 *
 * @param max in characters as people count them (code points)
 * @param options of a choice; empty otherwise
 */
record Field(String name, Type type, boolean required, int max, Wording label, Wording help, List<Option> options) {
    static final String MESSAGE = "message";
    static final String NAME = "name";
    static final String EMAIL = "email";
    static final String SUBJECT = "subject";
    static final String TOPIC = "topic";

    Field {
        options = List.copyOf(options);
    }

    /** Whether the field is a line of the text, and not used elsewhere. */
    boolean isLine() {
        return type != Type.FILES
                && !List.of(MESSAGE, NAME, EMAIL, SUBJECT, TOPIC).contains(name);
    }

    /** The same, where nobody has to fill it in. */
    Field optional() {
        return new Field(name, type, false, max, label, help, options);
    }

    /** How the field is typed in, and what it may hold. */
    enum Type {
        TEXT,
        LONG,
        EMAIL,
        PHONE,
        TIME,
        CHOICE,
        FILES;

        static Type of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** One answer of a choice. */
    record Option(String value, Wording label) {}
}
