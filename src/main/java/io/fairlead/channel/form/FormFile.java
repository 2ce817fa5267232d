package io.fairlead.channel.form;

import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one file of {@code config/forms/}; every mistake has its line. */
final class FormFile {
    private static final Set<String> KEYS = Set.of("title", "intro", "topic", "max-bytes", "fields");
    private static final Set<String> FIELD_KEYS = Set.of("name", "type", "required", "max", "label", "help", "options");
    private static final Set<String> OPTION_KEYS = Set.of("value", "label");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    // What the page itself sends along with the fields.
    private static final Set<String> RESERVED = Set.of("key", "lang", "form", "fields", "language");

    private FormFile() {}

    static Form read(Path file, Mistakes mistakes) {
        YamlNode root = YamlFile.read(file, mistakes);
        root.onlyKeys(KEYS);
        Wording title = Wording.read(root.get("title"));
        if (title.isEmpty() && !root.isMissing()) {
            root.mistake("'title' is missing", "add 'title:' with a line for each language, such as 'en: Contact us'");
        }
        Form form = new Form(
                file.getFileName().toString().replaceFirst("\\.yaml$", ""),
                root.has("topic") ? root.get("topic").text() : null,
                root.number("max-bytes", 200_000),
                title,
                Wording.read(root.get("intro")),
                fields(root.get("fields"), title.languages()));
        checkMessage(form, root);
        return form;
    }

    private static void checkMessage(Form form, YamlNode root) {
        if (root.isMissing()) {
            return;
        }
        form.field(Field.MESSAGE)
                .ifPresentOrElse(
                        message -> {
                            if (!message.required()) {
                                root.get("fields")
                                        .mistake("the field 'message' may be left empty", "add 'required: true'");
                            }
                        },
                        () -> root.mistake(
                                "no field is called 'message'",
                                "add one under 'fields' with 'type: long' and 'required: true'"));
    }

    private static List<Field> fields(YamlNode list, Set<String> languages) {
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : list.items()) {
            node.onlyKeys(FIELD_KEYS);
            String name = node.required("name");
            if (!name.isEmpty() && (!NAME.matcher(name).matches() || RESERVED.contains(name))) {
                node.get("name")
                        .mistake(
                                "a field cannot be called '" + name + "'",
                                "use small letters, digits and '_', and none of "
                                        + String.join(
                                                ", ", RESERVED.stream().sorted().toList()));
            }
            if (!names.add(name)) {
                node.get("name").mistake("two fields are called '" + name + "'", "rename one of them");
            }
            Field.Type type = node.parsed("type", "text, long, email, phone, time or choice", Field.Type::of)
                    .orElse(Field.Type.TEXT);
            fields.add(new Field(
                    name,
                    type,
                    node.flag("required", false),
                    max(node, type),
                    wording(node, "label", languages),
                    Wording.read(node.get("help")),
                    options(node, type, languages)));
        }
        return fields;
    }

    private static int max(YamlNode node, Field.Type type) {
        int max = node.number("max", type == Field.Type.LONG ? 10_000 : 200);
        if (max < 1 || max > 100_000) {
            node.get("max").mistake("'max' is " + max, "it must be between 1 and 100000 characters");
        }
        return max;
    }

    private static List<Field.Option> options(YamlNode node, Field.Type type, Set<String> languages) {
        List<Field.Option> options = new ArrayList<>();
        for (YamlNode option : node.get("options").items()) {
            option.onlyKeys(OPTION_KEYS);
            options.add(new Field.Option(option.required("value"), wording(option, "label", languages)));
        }
        if (type == Field.Type.CHOICE && options.isEmpty()) {
            node.mistake("a choice without options", "add 'options:' with 'value' and 'label' each");
        }
        if (type != Field.Type.CHOICE && !options.isEmpty()) {
            node.get("options").mistake("only a choice has options", "set 'type: choice'");
        }
        return options;
    }

    private static Wording wording(YamlNode node, String key, Set<String> languages) {
        Wording wording = Wording.read(node.get(key));
        if (wording.isEmpty()) {
            node.required(key);
        } else if (node.get(key).isMap()) {
            languages.stream()
                    .filter(language -> !wording.languages().contains(language))
                    .forEach(language -> node.get(key)
                            .mistake(
                                    "no text for " + language + ", which the title has",
                                    "add '" + language + ": …' here"));
        }
        return wording;
    }
}
