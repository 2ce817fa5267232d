package io.fairlead.channel.form;

import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import io.fairlead.web.FileRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one file of {@code config/forms/}; every mistake has its line. */
final class FormFile {
    private static final Set<String> KEYS = Set.of(
            "title",
            "intro",
            "topic",
            "max-bytes",
            "min-seconds",
            "per-minute",
            "per-minute-in-all",
            "embedded-by",
            "proof-of-work",
            "proof-effort",
            "files",
            "fields");
    private static final Set<String> FIELD_KEYS = Set.of("name", "type", "required", "max", "label", "help", "options");
    private static final Set<String> FILES_KEYS = Set.of("most", "max-bytes", "max-bytes-together", "types");
    private static final Set<String> OPTION_KEYS = Set.of("value", "label");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");
    // What the page itself sends along with the fields.
    private static final Set<String> RESERVED =
            Set.of("key", "lang", "form", "fields", "files", "language", "homepage", ProofOfWork.FIELD);

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
                within(root, "max-bytes", 200_000, 1_000, 100_000_000),
                within(root, "min-seconds", 2, 0, 600),
                within(root, "per-minute", 20, 1, 1_000_000),
                within(root, "per-minute-in-all", 20_000, 1, 10_000_000),
                proof(root),
                files(root),
                origins(root.get("embedded-by")),
                title,
                Wording.read(root.get("intro")),
                fields(root.get("fields"), title.languages()));
        checkMessage(form, root);
        checkFiles(form, root);
        return form;
    }

    /** {@code off}, {@code on}, or the number of posts a minute beyond which it is asked for. */
    private static Form.Proof proof(YamlNode root) {
        int effort = within(root, "proof-effort", Form.Proof.NEVER.effort(), 1_000, 10_000_000);
        String when = root.text("proof-of-work", "off");
        return switch (when) {
            case "off", "false" -> new Form.Proof(-1, effort);
            case "on", "true" -> new Form.Proof(0, effort);
            default -> {
                if (!when.matches("[1-9]\\d{0,6}")) {
                    root.get("proof-of-work")
                            .mistake(
                                    "'proof-of-work' is '" + when + "'",
                                    "it must be off, on, or a number of posts a minute beyond which it is asked for");
                    yield Form.Proof.NEVER;
                }
                yield new Form.Proof(Integer.parseInt(when), effort);
            }
        };
    }

    private static FileRules files(YamlNode root) {
        boolean field = root.get("fields").items().stream()
                .anyMatch(node -> node.text("type", "").equals("files"));
        YamlNode files = root.get("files");
        files.onlyKeys(FILES_KEYS);
        if (!field) {
            if (!files.isMissing()) {
                files.mistake("limits for files, and no field for them", "add a field with 'type: files'");
            }
            return FileRules.NONE;
        }
        List<String> types = files.has("types") ? files.get("types").texts() : FileRules.USUAL_TYPES;
        files.get("types").items().stream()
                .filter(type -> !FileRules.isType(type.text()))
                .forEach(type -> type.mistake(
                        "'" + type.text() + "' is no media type", "write it as image/png, in small letters"));
        return new FileRules(
                within(files, "most", 5, 1, 50),
                within(files, "max-bytes", 10_000_000, 1_000, 100_000_000),
                within(files, "max-bytes-together", 15_000_000, 1_000, 100_000_000),
                types);
    }

    private static void checkFiles(Form form, YamlNode root) {
        if (form.fields().stream()
                        .filter(field -> field.type() == Field.Type.FILES)
                        .count()
                > 1) {
            root.get("fields").mistake("two fields are for files", "keep one: it takes several files");
        }
        if (form.files().maxBytes() > form.files().maxBytesTogether()) {
            root.get("files")
                    .mistake(
                            "one file may be larger than all together",
                            "make 'max-bytes' no larger than 'max-bytes-together'");
        }
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

    private static List<String> origins(YamlNode list) {
        list.items().stream()
                .filter(origin -> !ORIGIN.matcher(origin.text()).matches())
                .forEach(origin -> origin.mistake(
                        "'" + origin.text() + "' is no origin", "write it as https://www.example.com, without a path"));
        return list.texts();
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
            Field.Type type = node.parsed("type", "text, long, email, phone, time, choice or files", Field.Type::of)
                    .orElse(Field.Type.TEXT);
            fields.add(new Field(
                    name,
                    type,
                    node.flag("required", false),
                    within(node, "max", type == Field.Type.LONG ? 10_000 : 200, 1, 100_000),
                    wording(node, "label", languages),
                    help(node, languages),
                    options(node, type, languages)));
        }
        return fields;
    }

    private static int within(YamlNode node, String key, int usual, int least, int most) {
        int value = node.number(key, usual);
        if (value < least || value > most) {
            node.get(key).mistake("'" + key + "' is " + value, "it must be between " + least + " and " + most);
        }
        return value;
    }

    private static Wording help(YamlNode node, Set<String> languages) {
        return node.has("help") ? wording(node, "help", languages) : Wording.NONE;
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
        YamlNode texts = node.get(key);
        Wording wording = Wording.read(texts);
        if (wording.isEmpty()) {
            node.required(key);
        } else if (texts.isMap()) {
            languages.stream()
                    .filter(language -> !wording.languages().contains(language))
                    .forEach(language -> texts.mistake(
                            "no text for " + language + ", which the title has", "add '" + language + ": …' here"));
            onlyTitled(wording, texts, languages);
        }
        return wording;
    }

    /** Without this, a comma in {@code {en: Bank, card}} would cut the text short in silence. */
    private static void onlyTitled(Wording wording, YamlNode texts, Set<String> languages) {
        wording.languages().stream()
                .filter(language -> !languages.contains(language))
                .forEach(language -> texts.mistake(
                        "a text for '" + language + "', which the title does not have",
                        "add it to the title, or put a text with a comma into quotes"));
    }
}
