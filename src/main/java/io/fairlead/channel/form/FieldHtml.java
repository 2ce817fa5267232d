package io.fairlead.channel.form;

import static io.fairlead.web.Html.escape;

import io.fairlead.web.FileRules;
import io.fairlead.web.PageTexts;

/** Writes one field of a form: label, help, error and the control, each told of the others for those who do not see. */
final class FieldHtml {
    private final PageTexts texts;

    FieldHtml(PageTexts texts) {
        this.texts = texts;
    }

    void field(StringBuilder html, Field field, String language, String typed, String error) {
        boolean help = !field.help().isEmpty();
        open(html, field, language, error);
        if (help) {
            help(html, field.name() + "-help", field.help().in(language));
        }
        error(html, field, error);
        control(html, field, language, typed, attributes(field, help, error != null));
        html.append("</div>\n");
    }

    /** The control for files; its limits stand beside it, and the page's script reads them from it. */
    void files(StringBuilder html, Field field, FileRules rules, String language, boolean lost, String error) {
        open(html, field, language, error);
        String limits = texts.say(
                language,
                "files.limits",
                rules.most(),
                FileRules.spoken(rules.maxBytes()),
                FileRules.spoken(rules.maxBytesTogether()),
                rules.spoken());
        String help = field.help().isEmpty() ? "" : field.help().in(language) + "\n";
        help(html, field.name() + "-help", help + limits);
        if (lost) {
            help(html, field.name() + "-again", texts.say(language, "files.again"));
        }
        error(html, field, error);
        html.append("<input type=\"file\" multiple accept=\"")
                .append(String.join(",", rules.types()))
                .append('"')
                .append(attributes(field, true, error != null))
                .append(" data-most=\"")
                .append(rules.most())
                .append("\" data-bytes=\"")
                .append(rules.maxBytes())
                .append("\" data-together=\"")
                .append(rules.maxBytesTogether())
                .append("\" data-too-many=\"")
                .append(escape(texts.say(language, "error.files-many", rules.most(), "{1}")))
                .append("\" data-too-large=\"")
                .append(escape(texts.say(language, "error.file-large", "{0}", FileRules.spoken(rules.maxBytes()))))
                .append("\" data-too-large-together=\"")
                .append(escape(texts.say(language, "error.files-large", FileRules.spoken(rules.maxBytesTogether()))))
                .append("\">\n</div>\n");
    }

    private void open(StringBuilder html, Field field, String language, String error) {
        html.append("<div class=\"field")
                .append(error == null ? "" : " wrong")
                .append("\">\n<label for=\"")
                .append(field.name())
                .append("\">")
                .append(escape(field.label().in(language)));
        if (!field.required()) {
            html.append(" <span class=\"optional\">")
                    .append(escape(texts.say(language, "optional")))
                    .append("</span>");
        }
        html.append("</label>\n");
    }

    private static void help(StringBuilder html, String id, String words) {
        html.append("<p class=\"help\" id=\"")
                .append(id)
                .append("\">")
                .append(escape(words).replace("\n", "<br>"))
                .append("</p>\n");
    }

    private static void error(StringBuilder html, Field field, String error) {
        if (error != null) {
            html.append("<p class=\"error\" id=\"")
                    .append(field.name())
                    .append("-error\">")
                    .append(escape(error))
                    .append("</p>\n");
        }
    }

    private static String attributes(Field field, boolean help, boolean wrong) {
        StringBuilder attributes = new StringBuilder();
        attributes
                .append(" id=\"")
                .append(field.name())
                .append("\" name=\"")
                .append(field.name())
                .append('"');
        if (field.required()) {
            attributes.append(" required");
        }
        if (wrong) {
            attributes.append(" aria-invalid=\"true\"");
        }
        String described = ((help ? field.name() + "-help " : "") + (wrong ? field.name() + "-error" : "")).strip();
        if (!described.isEmpty()) {
            attributes.append(" aria-describedby=\"").append(described).append('"');
        }
        return attributes.toString();
    }

    private void control(StringBuilder html, Field field, String language, String typed, String attributes) {
        switch (field.type()) {
            case LONG ->
                html.append("<textarea rows=\"8\"")
                        .append(attributes)
                        .append(">\n")
                        .append(escape(typed))
                        .append("</textarea>\n");
            case CHOICE -> choice(html, field, language, typed, attributes);
            default ->
                html.append("<input")
                        .append(attributes)
                        .append(kind(field))
                        .append(" value=\"")
                        .append(escape(typed))
                        .append("\">\n");
        }
    }

    private void choice(StringBuilder html, Field field, String language, String typed, String attributes) {
        html.append("<select")
                .append(attributes)
                .append("><option value=\"\">")
                .append(escape(texts.say(language, "choose")))
                .append("</option>");
        for (Field.Option option : field.options()) {
            html.append("<option value=\"")
                    .append(escape(option.value()))
                    .append('"')
                    .append(option.value().equals(typed) ? " selected" : "")
                    .append('>')
                    .append(escape(option.label().in(language)))
                    .append("</option>");
        }
        html.append("</select>\n");
    }

    /** The keyboard that a phone shows, and what the browser may fill in. */
    private static String kind(Field field) {
        return switch (field.type()) {
            case EMAIL -> " type=\"email\" autocomplete=\"email\"";
            case PHONE -> " type=\"tel\" autocomplete=\"tel\"";
            case TIME -> " type=\"datetime-local\"";
            default -> " type=\"text\"" + (field.name().equals(Field.NAME) ? " autocomplete=\"name\"" : "");
        };
    }
}
