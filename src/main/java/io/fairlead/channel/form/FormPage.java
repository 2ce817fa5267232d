package io.fairlead.channel.form;

import static io.fairlead.web.Html.escape;

import io.fairlead.web.Page;
import io.fairlead.web.PageTexts;
import io.fairlead.web.Problem;
import java.util.Map;
import java.util.Set;

/** Writes a form as a page without script; an error stands beside its field and in a list that leads to it. */
final class FormPage {
    private final PageTexts texts;

    FormPage(PageTexts texts) {
        this.texts = texts;
    }

    String empty(Form form, String language, String key) {
        return again(form, language, key, Map.of(), null);
    }

    /** The form with everything typed still in it. */
    String again(Form form, String language, String key, Map<String, String> typed, Problem problem) {
        StringBuilder html = new StringBuilder();
        if (problem == null) {
            // Only on a fresh page: following a link would lose what was typed.
            languages(html, form, language, "?lang=");
        } else {
            alert(html, form, language, problem);
        }
        if (!form.intro().isEmpty()) {
            html.append("<p class=\"intro\">")
                    .append(escape(form.intro().in(language)))
                    .append("</p>\n");
        }
        html.append("<form method=\"post\" action=\"/forms/")
                .append(escape(form.name()))
                .append("\" novalidate>\n");
        hidden(html, FormDoor.KEY, key);
        hidden(html, "lang", language);
        for (Field field : form.fields()) {
            String error = problem == null ? null : problem.errors().get(field.name());
            field(html, field, language, typed.getOrDefault(field.name(), ""), error);
        }
        // A trap for programs that fill in everything; people neither see nor reach it.
        html.append("<p class=\"trap\" aria-hidden=\"true\"><label>")
                .append(escape(texts.say(language, "trap")))
                .append(" <input type=\"text\" name=\"")
                .append(FormDoor.TRAP)
                .append("\" tabindex=\"-1\" autocomplete=\"off\"></label></p>\n");
        html.append("<p class=\"send\"><button type=\"submit\">")
                .append(escape(texts.say(language, "send")))
                .append("</button></p>\n</form>\n");
        return Page.render(language, form.title().in(language), html.toString());
    }

    /** @param status the secret address of the status page, or null when the visitor does not know it */
    String thanks(Form form, String language, String reference, String status) {
        String body = """
                <div class="done" role="status">
                <p>%s</p>
                <p class="reference"><span>%s</span> <strong>%s</strong></p>
                <p>%s</p>
                </div>
                %s
                <p><a href="/forms/%s?lang=%s">%s</a></p>
                """.formatted(
                        escape(texts.say(language, "thanks.text")),
                        escape(texts.say(language, "thanks.reference")),
                        escape(reference),
                        escape(texts.say(language, "thanks.keep")),
                        status == null
                                ? ""
                                : "<p><a href=\"" + escape(status + "&lang=" + language) + "\" target=\"_top\">"
                                        + escape(texts.say(language, "status.link")) + "</a></p>",
                        escape(form.name()),
                        escape(language),
                        escape(texts.say(language, "thanks.another")));
        return Page.render(language, texts.say(language, "thanks.title"), body);
    }

    private void languages(StringBuilder html, Form form, String current, String address) {
        Set<String> languages = form.languages();
        if (languages.size() < 2) {
            return;
        }
        html.append("<nav class=\"languages\" aria-label=\"")
                .append(escape(texts.say(current, "languages")))
                .append("\">");
        for (String language : languages) {
            String name = escape(texts.nameOf(language));
            String tag = escape(language);
            html.append("<a href=\"")
                    .append(address)
                    .append(tag)
                    .append("\" lang=\"")
                    .append(tag)
                    .append("\" hreflang=\"")
                    .append(tag)
                    .append('"')
                    .append(language.equals(current) ? " aria-current=\"true\"" : "")
                    .append('>')
                    .append(name)
                    .append("</a> ");
        }
        html.append("</nav>\n");
    }

    private void alert(StringBuilder html, Form form, String language, Problem problem) {
        String key = "error." + problem.status();
        String said = texts.say(language, key);
        html.append("<div class=\"alert\" role=\"alert\" tabindex=\"-1\" autofocus><p>")
                .append(escape(
                        said.equals(key)
                                        || problem.status() == 422
                                                && problem.errors().isEmpty()
                                ? problem.detail()
                                : said))
                .append("</p>");
        if (!problem.errors().isEmpty()) {
            html.append("<ul>");
            for (Field field : form.fields()) {
                String error = problem.errors().get(field.name());
                if (error != null) {
                    html.append("<li><a href=\"#")
                            .append(field.name())
                            .append("\">")
                            .append(escape(field.label().in(language)))
                            .append("</a>: ")
                            .append(escape(error))
                            .append("</li>");
                }
            }
            html.append("</ul>");
        }
        html.append("</div>\n");
    }

    private void field(StringBuilder html, Field field, String language, String typed, String error) {
        boolean help = !field.help().isEmpty();
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
        if (help) {
            html.append("<p class=\"help\" id=\"")
                    .append(field.name())
                    .append("-help\">")
                    .append(escape(field.help().in(language)))
                    .append("</p>\n");
        }
        if (error != null) {
            html.append("<p class=\"error\" id=\"")
                    .append(field.name())
                    .append("-error\">")
                    .append(escape(error))
                    .append("</p>\n");
        }
        control(html, field, language, typed, attributes(field, help, error != null));
        html.append("</div>\n");
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

    private static void hidden(StringBuilder html, String name, String value) {
        html.append("<input type=\"hidden\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(escape(value))
                .append("\">\n");
    }
}
