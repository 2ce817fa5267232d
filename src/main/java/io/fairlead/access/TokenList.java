package io.fairlead.access;

import io.fairlead.web.Html;
import io.fairlead.web.PageTexts;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;

/** A person's own tokens on his page: those there are, each to be revoked, and a form for one more. */
final class TokenList {
    private final PageTexts texts;

    TokenList(PageTexts texts) {
        this.texts = texts;
    }

    String render(String language, Visit visit, List<Tokens.Listed> tokens) {
        StringBuilder part = new StringBuilder("<h2>%s</h2>\n<p class=\"intro\">%s</p>\n"
                .formatted(word(language, "token.title"), word(language, "token.intro")));
        if (!tokens.isEmpty()) {
            part.append(tokens.stream()
                    .map(token -> line(language, visit, token))
                    .collect(Collectors.joining("", "<ul class=\"said\">\n", "</ul>\n")));
        }
        return part.append(more(language, visit)).toString();
    }

    private String line(String language, Visit visit, Tokens.Listed token) {
        return """
                <li><p><strong>%s</strong> <code>%s…</code></p>
                <p class="help">%s</p>
                <form method="post" action="/account?lang=%s">
                <input type="hidden" name="csrf" value="%s">
                <input type="hidden" name="deed" value="revoke">
                <input type="hidden" name="token" value="%d">
                <p class="send"><button aria-label="%s">%s</button></p>
                </form></li>
                """.formatted(
                        Html.escape(token.label()),
                        Html.escape(token.beginning()),
                        Html.escape(texts.say(
                                language,
                                "token.line",
                                String.join(", ", token.scopes()),
                                day(token.endsAt()),
                                token.usedAt() == null ? texts.say(language, "token.never") : day(token.usedAt()))),
                        Html.escape(language),
                        visit.session().csrfToken(),
                        token.id(),
                        Html.escape(texts.say(language, "token.revoke") + ": " + token.label()),
                        word(language, "token.revoke"));
    }

    private String more(String language, Visit visit) {
        String scopes = visit.person().roles().stream()
                .sorted()
                .flatMap(role -> List.of(role.code() + ":read", role.code()).stream())
                .map(scope -> "<option>" + scope + "</option>")
                .collect(Collectors.joining());
        return """
                <form method="post" action="/account?lang=%s">
                <input type="hidden" name="csrf" value="%s">
                <input type="hidden" name="deed" value="token">
                <p class="field"><label for="label">%s</label>
                <input id="label" name="label" maxlength="80" required></p>
                <p class="field"><label for="scope">%s</label>
                <select id="scope" name="scope">%s</select></p>
                <p class="field"><label for="days">%s</label>
                <input id="days" name="days" type="number" min="1" max="366" value="90" required></p>
                <p class="send"><button>%s</button></p>
                </form>
                """.formatted(
                        Html.escape(language),
                        visit.session().csrfToken(),
                        word(language, "token.label"),
                        word(language, "token.scope"),
                        scopes,
                        word(language, "token.days"),
                        word(language, "token.add"));
    }

    private static String day(OffsetDateTime time) {
        return time.toLocalDate().toString();
    }

    private String word(String language, String key) {
        return Html.escape(texts.say(language, key));
    }
}
