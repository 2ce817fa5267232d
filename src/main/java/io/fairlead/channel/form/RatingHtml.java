package io.fairlead.channel.form;

import static io.fairlead.web.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.web.PageTexts;
import io.fairlead.web.Problem;

/** Asks on the status page of a resolved ticket whether the help helped: one click, and afterwards one comment. */
final class RatingHtml {
    static final String FIELD = "rating";
    static final String COMMENT = "comment";

    private final PageTexts texts;

    RatingHtml(PageTexts texts) {
        this.texts = texts;
    }

    void write(StringBuilder html, JsonNode rating, String language, String token, Problem problem) {
        String score = rating.path("score").asText("");
        html.append("<section class=\"rating\" aria-labelledby=\"rating-title\">\n<h2 id=\"rating-title\">")
                .append(say(language, "rating.question"))
                .append("</h2>\n");
        if (problem != null && problem.errors().containsKey(FIELD)) {
            html.append("<p class=\"error\" role=\"alert\">")
                    .append(escape(problem.errors().get(FIELD)))
                    .append("</p>\n");
        }
        if (!score.isEmpty()) {
            html.append("<p role=\"status\">")
                    .append(say(language, "rating.thanks-" + score))
                    .append("</p>\n");
        }
        if (rating.path("changeable").asBoolean(true)) {
            choice(html, score, language, token);
        }
        if (rating.path("comment").isTextual()) {
            html.append("<blockquote class=\"text\" dir=\"auto\">")
                    .append(escape(rating.path("comment").asText()))
                    .append("</blockquote>\n");
        } else if (rating.path("commentable").asBoolean(false)) {
            comment(html, score, language, token);
        }
        html.append("</section>\n");
    }

    private void choice(StringBuilder html, String score, String language, String token) {
        html.append("<form method=\"post\" class=\"choice\">\n").append(key(token));
        for (String value : new String[] {"good", "bad"}) {
            html.append("<button type=\"submit\" name=\"rating\" value=\"")
                    .append(value)
                    .append("\" aria-pressed=\"")
                    .append(value.equals(score))
                    .append("\">")
                    .append(say(language, "rating." + value))
                    .append("</button>\n");
        }
        html.append("</form>\n");
    }

    private void comment(StringBuilder html, String score, String language, String token) {
        html.append("<form method=\"post\">\n")
                .append(key(token))
                .append("<input type=\"hidden\" name=\"rating\" value=\"")
                .append(escape(score))
                .append("\">\n<div class=\"field\"><label for=\"comment\">")
                .append(say(language, "rating.comment"))
                .append(
                        "</label>\n<textarea id=\"comment\" name=\"comment\" rows=\"3\" maxlength=\"2000\"></textarea></div>\n")
                .append("<p class=\"send\"><button type=\"submit\">")
                .append(say(language, "rating.send"))
                .append("</button></p>\n</form>\n");
    }

    private static String key(String token) {
        return "<input type=\"hidden\" name=\"key\" value=\"" + escape(token) + "\">\n";
    }

    private String say(String language, String key) {
        return escape(texts.say(language, key));
    }
}
