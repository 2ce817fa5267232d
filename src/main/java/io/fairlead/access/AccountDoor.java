package io.fairlead.access;

import io.fairlead.web.Answers;
import io.fairlead.web.Arrival;
import io.fairlead.web.Html;
import io.fairlead.web.Languages;
import io.fairlead.web.PageTexts;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import io.fairlead.web.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * A person's own page. Statuses: 200 the page, 303 changed, 400 and 415 no form of ours, 403 from a foreign page, 413,
 * 422 to be mended, 429 too many wrong passwords.
 */
public final class AccountDoor {
    private static final String STATUS = "<p class=\"done\" role=\"status\">%s</p>%n";

    private final OwnPassword own;
    private final Tokens tokens;
    private final PageTexts texts;
    private final AccountPage page;

    AccountDoor(OwnPassword own, Tokens tokens, PageTexts texts) {
        this.own = own;
        this.tokens = tokens;
        this.texts = texts;
        this.page = new AccountPage(texts);
    }

    public void show(Exchange exchange) {
        boolean changed = Reception.request(exchange).query().containsKey("changed");
        give(exchange, 200, changed ? STATUS.formatted(word(exchange, "account.changed")) : "");
    }

    public void change(Exchange exchange, byte[] posted) {
        Map<String, String> fields = Fields.read(Reception.request(exchange), posted);
        if (!Visit.of(exchange).isOwn(fields.getOrDefault("csrf", ""))) {
            throw new RefusedException(Problem.of(403, "This was sent from a page that is not ours."));
        }
        boolean oneTime = Visit.of(exchange).account().mustChange();
        switch (oneTime ? "password" : fields.getOrDefault("deed", "password")) {
            case "token" -> addToken(exchange, fields);
            case "revoke" -> revokeToken(exchange, fields);
            default -> changePassword(exchange, fields);
        }
    }

    private void changePassword(Exchange exchange, Map<String, String> fields) {
        Arrival arrival = exchange.getVariable(Arrival.VARIABLE, Arrival.class);
        OwnPassword.Change change = own.change(
                Visit.of(exchange).account(),
                fields.getOrDefault("old", ""),
                fields.getOrDefault("new", ""),
                fields.getOrDefault("again", ""),
                arrival.address());
        if (change.isDone()) {
            Answers.seeOther(exchange, "/account?changed&lang=" + language(exchange));
            exchange.getMessage().setHeader("Set-Cookie", Cookies.set(arrival, change.session()));
            return;
        }
        String complaint = texts.say(language(exchange), change.complaint(), change.seconds());
        give(exchange, change.seconds() > 0 ? 429 : 422, SignInPage.alert(complaint));
        if (change.seconds() > 0) {
            exchange.getMessage().setHeader("Retry-After", String.valueOf(change.seconds()));
        }
    }

    /** The answer holds the token, the only one that ever does; a reload asks before it makes another. */
    private void addToken(Exchange exchange, Map<String, String> fields) {
        String name = Visit.of(exchange).person().name();
        try {
            String token = tokens.add(
                    name,
                    name,
                    fields.getOrDefault("label", ""),
                    Set.of(fields.getOrDefault("scope", "")),
                    number(fields.get("days")));
            give(
                    exchange,
                    200,
                    "<div class=\"done\" role=\"status\"><p>%s</p>\n<p class=\"reference text\"><strong>%s</strong></p></div>\n"
                            .formatted(word(exchange, "token.added"), Html.escape(token)));
        } catch (IllegalArgumentException e) {
            give(exchange, 422, SignInPage.alert(texts.say(language(exchange), "token.wrong")));
        }
    }

    private void revokeToken(Exchange exchange, Map<String, String> fields) {
        String name = Visit.of(exchange).person().name();
        tokens.revoke(name, name, number(fields.get("token")));
        Answers.seeOther(exchange, "/account?lang=" + language(exchange));
    }

    private void give(Exchange exchange, int status, String said) {
        Visit visit = Visit.of(exchange);
        List<Tokens.Listed> own = tokens.list(visit.person().name());
        Answers.page(exchange, status, page.render(language(exchange), visit, own, said));
    }

    private String word(Exchange exchange, String key) {
        return Html.escape(texts.say(language(exchange), key));
    }

    private String language(Exchange exchange) {
        Request request = Reception.request(exchange);
        return Languages.choose(request.query().get("lang"), request.acceptLanguage(), texts.languages());
    }

    private static int number(String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
