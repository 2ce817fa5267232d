package io.fairlead.access;

import io.fairlead.web.Answers;
import io.fairlead.web.Arrival;
import io.fairlead.web.Languages;
import io.fairlead.web.PageTexts;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import io.fairlead.web.Request;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Where people sign in and out. Statuses: 200 the page, 303 signed in or out, 403 from a foreign page, 413, 415, 422
 * name or password wrong, 429 too soon after failures.
 */
public final class SignInDoor {
    private final SignIn signIn;
    private final Sessions sessions;
    private final Audit audit;
    private final PageTexts texts;
    private final SignInPage page;

    SignInDoor(SignIn signIn, Sessions sessions, Audit audit, PageTexts texts, boolean provider) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
        this.texts = texts;
        this.page = new SignInPage(texts, provider);
    }

    /** The page; whoever is signed in already is sent on. */
    public void show(Exchange exchange) {
        Request request = Reception.request(exchange);
        String next = request.query().getOrDefault("next", "");
        Visit visit = Visit.of(exchange);
        if (visit != null && visit.isByCookie()) {
            Answers.seeOther(exchange, NextPlace.of(next, visit.account()));
        } else {
            Answers.page(exchange, 200, page.render(language(request), next, "", ""));
        }
    }

    /** Looks at name and password; a session that the browser came with is closed. */
    public void enter(Exchange exchange, byte[] posted) {
        Request request = Reception.request(exchange);
        Arrival arrival = exchange.getVariable(Arrival.VARIABLE, Arrival.class);
        if (arrival.isCrossSite()) {
            throw new RefusedException(Problem.of(403, "This was sent from a page that is not ours."));
        }
        Map<String, String> fields = Fields.read(request, posted);
        String name = fields.getOrDefault("name", "");
        String next = fields.getOrDefault("next", "");
        Attempt attempt = signIn.attempt(name, fields.getOrDefault("password", ""), arrival.address());
        if (attempt.isGood()) {
            Cookies.session(arrival).ifPresent(sessions::close);
            Answers.seeOther(exchange, NextPlace.of(next, attempt.account()));
            exchange.getMessage().setHeader("Set-Cookie", Cookies.set(arrival, attempt.session()));
        } else {
            refuse(exchange, request, next, name, attempt.seconds());
        }
    }

    /** Closes the session; the browser forgets what it had. */
    public void leave(Exchange exchange, byte[] posted) {
        Request request = Reception.request(exchange);
        Visit visit = Visit.of(exchange);
        if (!visit.isOwn(Fields.read(request, posted).getOrDefault("csrf", ""))) {
            throw new RefusedException(Problem.of(403, "This was sent from a page that is not ours."));
        }
        sessions.close(visit.session());
        audit.note(visit.person().name(), "signed_out", visit.person().name(), Map.of());
        Answers.seeOther(exchange, "/sign-in");
        Message message = exchange.getMessage();
        message.setHeader("Set-Cookie", Cookies.clear(exchange.getVariable(Arrival.VARIABLE, Arrival.class)));
        message.setHeader("Clear-Site-Data", "\"storage\"");
    }

    private void refuse(Exchange exchange, Request request, String next, String name, int seconds) {
        String language = language(request);
        String complaint =
                seconds > 0 ? texts.say(language, "sign-in.wait", seconds) : texts.say(language, "sign-in.wrong");
        Answers.page(exchange, seconds > 0 ? 429 : 422, page.render(language, next, name, complaint));
        if (seconds > 0) {
            exchange.getMessage().setHeader("Retry-After", String.valueOf(seconds));
        }
    }

    private String language(Request request) {
        return Languages.choose(request.query().get("lang"), request.acceptLanguage(), texts.languages());
    }
}
