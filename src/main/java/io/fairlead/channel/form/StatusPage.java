package io.fairlead.channel.form;

import static io.fairlead.web.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.web.FileRules;
import io.fairlead.web.Page;
import io.fairlead.web.PageTexts;
import io.fairlead.web.Problem;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes the page where a customer sees the state of his message; it shows masked text only, as the desk does. */
final class StatusPage {
    private static final String SCRIPT = "form.js";
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final PageTexts texts;
    private final StatusLink link;
    private final FieldHtml fields;
    private final RatingHtml rating;
    private final MissingFacts missing;

    StatusPage(PageTexts texts, StatusLink link) {
        this.texts = texts;
        this.link = link;
        this.fields = new FieldHtml(texts);
        this.rating = new RatingHtml(texts);
        this.missing = new MissingFacts(texts);
    }

    /** @param typed what the customer had filled in, by field */
    String render(
            Form form, JsonNode ticket, String language, String token, Map<String, String> typed, Problem problem) {
        StringBuilder html = new StringBuilder();
        String state = ticket.path("status").asText();
        html.append("<div class=\"done\"><p class=\"reference\"><span>")
                .append(say(language, "thanks.reference"))
                .append("</span> <strong>")
                .append(escape(ticket.path("ref").asText()))
                .append("</strong></p><p>")
                .append(say(language, "status." + state))
                .append("</p></div>\n<ol class=\"said\">\n");
        ticket.path("messages").forEach(message -> {
            // An answer that its author may still take back.
            if (!message.path("state").asText().equals("pending")) {
                message(html, form, ticket, message, language);
            }
        });
        html.append("</ol>\n");
        if (state.equals("resolved")) {
            rating.write(html, ticket.path("rating"), language, token, problem);
        }
        add(html, form, ticket, language, token, typed, problem);
        String script = form.fileField().isPresent() ? SCRIPT : "";
        return Page.render(language, texts.say(language, "status.title"), html.toString(), script);
    }

    String notFound(String language) {
        return Page.render(
                language,
                texts.say(language, "error.404"),
                "<p class=\"intro\">" + say(language, "status.wrong-link") + "</p>");
    }

    private void message(StringBuilder html, Form form, JsonNode ticket, JsonNode message, String language) {
        boolean ours = message.path("direction").asText().equals("out");
        String sent = message.path("sent_at").asText();
        html.append("<li")
                .append(ours ? " class=\"ours\"" : "")
                .append("><p><strong>")
                .append(say(language, ours ? "status.us" : "status.you"))
                .append("</strong> <time datetime=\"")
                .append(escape(sent))
                .append("\">")
                .append(escape(shown(sent)))
                .append("</time></p><div class=\"text\" dir=\"auto\">")
                .append(escape(message.path("text").asText()))
                .append("</div>");
        JsonNode files = message.path("attachments");
        if (!files.isEmpty()) {
            html.append("<ul class=\"files\" aria-label=\"")
                    .append(say(language, "status.files"))
                    .append("\">");
            String ref = ticket.path("opened_as").asText();
            files.forEach(file -> html.append("<li>")
                    .append(ours ? saved(form, ref, file) : named(file))
                    .append(" <span>")
                    .append(escape(FileRules.spoken(file.path("size").asLong())))
                    .append("</span></li>"));
            html.append("</ul>");
        }
        html.append("</li>\n");
    }

    /** Ours can be saved as long as they are kept. */
    private String saved(Form form, String ref, JsonNode file) {
        if (file.path("sha256").asText().isEmpty() || file.has("note")) {
            return named(file);
        }
        String address = link.toFile(form.name(), ref, file.path("sha256").asText());
        return "<a href=\"" + escape(address) + "\" download>" + named(file) + "</a>";
    }

    private static String named(JsonNode file) {
        return "<bdi>" + escape(file.path("name").asText()) + "</bdi>";
    }

    private void add(
            StringBuilder html,
            Form form,
            JsonNode ticket,
            String language,
            String token,
            Map<String, String> typed,
            Problem problem) {
        boolean ofRating = problem != null && problem.errors().containsKey(RatingHtml.FIELD);
        String error =
                problem == null || ofRating ? null : problem.errors().getOrDefault(Field.MESSAGE, problem.detail());
        html.append("<form method=\"post\" novalidate")
                .append(form.fileField().isPresent() ? " enctype=\"multipart/form-data\"" : "")
                .append(" data-sending=\"")
                .append(say(language, "sending"))
                .append("\" data-failed=\"")
                .append(say(language, "sending.failed"))
                .append("\">\n<input type=\"hidden\" name=\"key\" value=\"")
                .append(escape(token))
                .append("\">\n");
        missing.write(html, ticket, language, typed);
        html.append("<div class=\"field")
                .append(error == null ? "" : " wrong")
                .append("\"><label for=\"message\">")
                .append(say(language, "status.add"))
                .append("</label>\n");
        if (error != null) {
            html.append("<p class=\"error\" id=\"message-error\" role=\"alert\">")
                    .append(escape(error))
                    .append("</p>\n");
        }
        html.append("<textarea id=\"message\" name=\"message\" rows=\"5\"")
                .append(missing.of(ticket, language).isEmpty() ? " required" : "")
                .append(error == null ? "" : " aria-invalid=\"true\" aria-describedby=\"message-error\"")
                .append(">\n")
                .append(escape(typed.getOrDefault(Field.MESSAGE, "")))
                .append("</textarea></div>\n");
        form.fileField()
                .ifPresent(field -> fields.files(
                        html,
                        field.optional(),
                        form.files(),
                        language,
                        false,
                        problem == null ? null : problem.errors().get(field.name())));
        html.append("<p class=\"send\"><button type=\"submit\">")
                .append(say(language, "send"))
                .append("</button></p>\n</form>\n");
    }

    /** In UTC, whatever zone the database spoke in; to the minute. */
    private static String shown(String time) {
        return time.isEmpty()
                ? ""
                : TO_THE_MINUTE.format(OffsetDateTime.parse(time).withOffsetSameInstant(ZoneOffset.UTC)) + " UTC";
    }

    private String say(String language, String key) {
        return escape(texts.say(language, key));
    }
}
