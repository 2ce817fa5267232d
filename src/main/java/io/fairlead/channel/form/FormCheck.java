package io.fairlead.channel.form;

import io.fairlead.web.PageTexts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a form's fields must hold; the same for a post by page, by API and from a file. The door asks before it keeps
 * files, the normaliser asks again, because not every post comes through the door.
 */
final class FormCheck {
    private static final int MAX_UNKNOWN = 2_000;
    // Enough to tell a slip of the keyboard; only a mail that arrives proves an address.
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]{2,}");

    private final PageTexts texts;

    FormCheck(PageTexts texts) {
        this.texts = texts;
    }

    /** The fields as they are kept: line ends and edges made plain, empty ones left out. */
    static Map<String, String> tidied(Map<String, String> fields) {
        Map<String, String> tidied = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String plain = value.replace("\r\n", "\n").strip();
            if (!plain.isEmpty()) {
                tidied.put(name, plain);
            }
        });
        return tidied;
    }

    /**
     * What is wrong, by field; empty when all is well.
     *
     * @param fields {@link #tidied}
     * @param files how many came along
     * @param adds whether this comes after the form was sent already: then only the message is needed
     */
    Map<String, String> mistakes(Form form, Map<String, String> fields, int files, String language, boolean adds) {
        Map<String, String> wrong = new TreeMap<>();
        for (Field field : form.fields()) {
            String value = field.type() == Field.Type.FILES && files > 0 ? "" : fields.get(field.name());
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
        return wrong;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
