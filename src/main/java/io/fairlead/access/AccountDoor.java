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
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * A person's own page. Statuses: 200 the page, 303 changed, 400 and 415 no form of ours, 403 from a foreign page, 413,
 * 422 to be mended, 429 too many wrong passwords.
 */
public final class AccountDoor {
    private final OwnPassword own;
    private final PageTexts texts;
    private final AccountPage page;

    AccountDoor(OwnPassword own, PageTexts texts) {
        this.own = own;
        this.texts = texts;
        this.page = new AccountPage(texts);
    }

    public void show(Exchange exchange) {
        Request request = Reception.request(exchange);
        String said = request.query().containsKey("changed")
                ? "<p class=\"done\" role=\"status\">" + Html.escape(texts.say(language(request), "account.changed"))
                        + "</p>\n"
                : "";
        Answers.page(exchange, 200, page.render(language(request), Visit.of(exchange), said));
    }

    public void change(Exchange exchange, byte[] posted) {
        Request request = Reception.request(exchange);
        Visit visit = Visit.of(exchange);
        Map<String, String> fields = Fields.read(request, posted);
        if (!visit.isOwn(fields.getOrDefault("csrf", ""))) {
            throw new RefusedException(Problem.of(403, "This was sent from a page that is not ours."));
        }
        Arrival arrival = exchange.getVariable(Arrival.VARIABLE, Arrival.class);
        OwnPassword.Change change = own.change(
                visit.account(),
                fields.getOrDefault("old", ""),
                fields.getOrDefault("new", ""),
                fields.getOrDefault("again", ""),
                arrival.address());
        if (change.goneOn().isPresent()) {
            Answers.seeOther(exchange, "/account?changed&lang=" + language(request));
            exchange.getMessage()
                    .setHeader(
                            "Set-Cookie", Cookies.set(arrival, change.goneOn().get()));
        } else {
            String complaint = texts.say(language(request), change.complaint(), change.seconds());
            Answers.page(
                    exchange,
                    change.seconds() > 0 ? 429 : 422,
                    page.render(language(request), visit, SignInPage.alert(complaint)));
        }
    }

    private String language(Request request) {
        return Languages.choose(request.query().get("lang"), request.acceptLanguage(), texts.languages());
    }
}
