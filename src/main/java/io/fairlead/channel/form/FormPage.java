package io.fairlead.channel.form;

import static io.fairlead.web.Html.escape;

import io.fairlead.web.LanguageLinks;
import io.fairlead.web.Page;
import io.fairlead.web.PageTexts;
import io.fairlead.web.Problem;
import java.util.Map;

/** Writes a form as a page without script; an error stands beside its field and in a list that leads to it. */
final class FormPage {
    private static final String SCRIPT = "form.js";

    private final PageTexts texts;
    private final FieldHtml fields;

    FormPage(PageTexts texts) {
        this.texts = texts;
        this.fields = new FieldHtml(texts);
    }

    String empty(Form form, String language, String key) {
        return again(form, language, key, Map.of(), false, null);
    }

    /**
     * The form with everything typed still in it.
     *
     * @param lostFiles whether files came along, which a page cannot hand back
     */
    String again(
            Form form, String language, String key, Map<String, String> typed, boolean lostFiles, Problem problem) {
        StringBuilder html = new StringBuilder();
        if (problem == null) {
            // Only on a fresh page: following a link would lose what was typed.
            html.append(LanguageLinks.of(texts, form.languages(), language, "?lang="));
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
                .append("\" novalidate")
                .append(enhanced(form, language))
                .append(">\n");
        hidden(html, FormDoor.KEY, key);
        hidden(html, "lang", language);
        for (Field field : form.fields()) {
            String error = problem == null ? null : problem.errors().get(field.name());
            if (field.type() == Field.Type.FILES) {
                fields.files(html, field, form.files(), language, lostFiles, error);
            } else {
                fields.field(html, field, language, typed.getOrDefault(field.name(), ""), error);
            }
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
        return Page.render(language, form.title().in(language), html.toString(), needsScript(form) ? SCRIPT : "");
    }

    /** What the page's script reads: where the challenge is had, and what it says while it works. */
    private String enhanced(Form form, String language) {
        StringBuilder attributes = new StringBuilder();
        if (form.fileField().isPresent()) {
            attributes.append(" enctype=\"multipart/form-data\"");
        }
        if (form.proof().isEver()) {
            attributes
                    .append(" data-challenge=\"/challenge/")
                    .append(escape(form.name()))
                    .append('"');
        }
        if (needsScript(form)) {
            attributes
                    .append(" data-sending=\"")
                    .append(escape(texts.say(language, "sending")))
                    .append("\" data-failed=\"")
                    .append(escape(texts.say(language, "sending.failed")))
                    .append('"');
        }
        return attributes.toString();
    }

    private static boolean needsScript(Form form) {
        return form.fileField().isPresent() || form.proof().isEver();
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

    private static void hidden(StringBuilder html, String name, String value) {
        html.append("<input type=\"hidden\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(escape(value))
                .append("\">\n");
    }
}
