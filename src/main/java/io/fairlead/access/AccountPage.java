package io.fairlead.access;

import io.fairlead.web.Html;
import io.fairlead.web.Page;
import io.fairlead.web.PageTexts;
import java.util.stream.Collectors;

/** What a person may do for himself: choose another password, sign out. */
final class AccountPage {
    private final PageTexts texts;

    AccountPage(PageTexts texts) {
        this.texts = texts;
    }

    /** @param said HTML of what became of the last deed, or empty */
    String render(String language, Visit visit, String said) {
        StringBuilder body = new StringBuilder(said);
        body.append("<p class=\"intro\">%s</p>\n".formatted(Html.escape(whoAmI(language, visit))));
        if (!visit.account().elsewhere()) {
            body.append(password(language, visit));
        }
        if (!visit.account().mustChange()) {
            body.append(links(language, visit));
        }
        return Page.render(
                language,
                say(language, "account.title"),
                body.append(signOut(language, visit)).toString());
    }

    private String whoAmI(String language, Visit visit) {
        String roles = visit.person().roles().stream()
                .sorted()
                .map(role -> say(language, "role." + role.code()))
                .collect(Collectors.joining(", "));
        return texts.say(language, "account.you", visit.person().name(), roles);
    }

    private String password(String language, Visit visit) {
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
                visit.account().mustChange() ? "<p class=\"intro\">" + word(language, "account.must") + "</p>\n" : "",
                Html.escape(language),
                visit.session().csrfToken(),
                Html.escape(visit.person().name()),
                word(language, visit.account().mustChange() ? "account.one-time" : "account.old"),
                word(language, "account.new"),
                word(language, "account.rule"),
                word(language, "account.again"),
                word(language, "account.change"));
    }

    private String links(String language, Visit visit) {
        StringBuilder links = new StringBuilder("<p>");
        if (visit.person().may(Role.AGENT)) {
            links.append("<a href=\"/desk\">")
                    .append(word(language, "account.desk"))
                    .append("</a> ");
        }
        if (visit.person().may(Role.OPERATOR) || visit.person().may(Role.ADMINISTRATOR)) {
            links.append("<a href=\"/admin\">")
                    .append(word(language, "account.admin"))
                    .append("</a>");
        }
        return links.append("</p>\n").toString();
    }

    private String signOut(String language, Visit visit) {
        return """
                <form method="post" action="/sign-out" class="plain">
                <input type="hidden" name="csrf" value="%s">
                <p class="send"><button>%s</button></p>
                </form>
                """.formatted(visit.session().csrfToken(), word(language, "account.sign-out"));
    }

    private String word(String language, String key) {
        return Html.escape(say(language, key));
    }

    private String say(String language, String key) {
        return texts.say(language, key);
    }
}
