package io.fairlead.access;

import io.fairlead.web.Html;
import io.fairlead.web.Page;
import io.fairlead.web.PageTexts;
import java.util.List;
import java.util.stream.Collectors;

/** What a person may do for himself: choose another password, make tokens for programs, sign out. */
final class AccountPage {
    private final PageTexts texts;
    private final TokenList tokenList;

    AccountPage(PageTexts texts) {
        this.texts = texts;
        this.tokenList = new TokenList(texts);
    }

    /** @param said HTML of what became of the last deed, or empty */
    String render(String language, Visit visit, List<Tokens.Listed> tokens, String said) {
        StringBuilder body = new StringBuilder(said);
        body.append("<p class=\"intro\">%s</p>\n".formatted(Html.escape(whoAmI(language, visit))));
        if (!visit.account().mustChange()) {
            body.append(links(language, visit));
        }
        if (!visit.account().elsewhere()) {
            body.append(password(language, visit));
        }
        if (!visit.account().mustChange()) {
            body.append(tokenList.render(language, visit, tokens));
        }
        return Page.render(
                language,
                texts.say(language, "account.title"),
                body.append(signOut(language, visit)).toString());
    }

    private String whoAmI(String language, Visit visit) {
        String roles = visit.person().roles().stream()
                .sorted()
                .map(role -> texts.say(language, "role." + role.code()))
                .collect(Collectors.joining(", "));
        return texts.say(language, "account.you", visit.person().name(), roles);
    }

    private String password(String language, Visit visit) {
        boolean oneTime = visit.account().mustChange();
        return """
                <h2>%s</h2>
                %s<form method="post" action="/account?lang=%s">
                <input type="hidden" name="csrf" value="%s">
                <input type="hidden" name="deed" value="password">
                <input type="hidden" name="username" value="%s" autocomplete="username">
                <p class="field"><label for="old">%s</label>
                <input id="old" name="old" type="password" autocomplete="current-password" required></p>
                <p class="field"><label for="new">%s</label>
                <span class="help" id="rule">%s</span>
                <input id="new" name="new" type="password" autocomplete="new-password" minlength="12" maxlength="200" aria-describedby="rule" required></p>
                <p class="field"><label for="again">%s</label>
                <input id="again" name="again" type="password" autocomplete="new-password" minlength="12" maxlength="200" required></p>
                <p class="send"><button>%s</button></p>
                </form>
                """.formatted(
                        word(language, "account.password"),
                        oneTime ? "<p class=\"intro\">" + word(language, "account.must") + "</p>\n" : "",
                        Html.escape(language),
                        visit.session().csrfToken(),
                        Html.escape(visit.person().name()),
                        word(language, oneTime ? "account.one-time" : "account.old"),
                        word(language, "account.new"),
                        word(language, "account.rule"),
                        word(language, "account.again"),
                        word(language, "account.change"));
    }

    private String links(String language, Visit visit) {
        StringBuilder links = new StringBuilder("<nav class=\"languages\">");
        if (visit.person().may(Role.AGENT)) {
            links.append("<a href=\"/desk\">")
                    .append(word(language, "account.desk"))
                    .append("</a>\n");
        }
        if (visit.person().may(Role.OPERATOR) || visit.person().may(Role.ADMINISTRATOR)) {
            links.append("<a href=\"/admin\">")
                    .append(word(language, "account.admin"))
                    .append("</a>\n");
        }
        return links.append("</nav>\n").toString();
    }

    private String signOut(String language, Visit visit) {
        return """
                <h2>%1$s</h2>
                <form method="post" action="/sign-out">
                <input type="hidden" name="csrf" value="%2$s">
                <p class="send"><button>%1$s</button></p>
                </form>
                """.formatted(word(language, "account.sign-out"), visit.session().csrfToken());
    }

    private String word(String language, String key) {
        return Html.escape(texts.say(language, key));
    }
}
