package io.fairlead.web;

import io.fairlead.ticket.RejectedException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a failure of an HTTP route: a page for a browser, problem+json for a program; never a stack trace. */
public final class Problems {
    /** A status that the door chose for what it could not read; 400 without it. */
    public static final String STATUS = "status";

    /** What the ledger says of a post that is refused, in a word; without it, what the sender is told. */
    public static final String REASON = "reason";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER = "5";

    private final PageTexts texts;

    public Problems(PageTexts texts) {
        this.texts = texts;
    }

    /** 422 with the fields for what the sender must mend; 400, or what the door chose, for what cannot be read. */
    public void rejected(Exchange exchange) {
        Exception failure = failure(exchange);
        Map<String, String> fields = failure instanceof RejectedException rejected ? rejected.fields() : Map.of();
        int status = exchange.getVariable(STATUS, failure instanceof RejectedException ? 422 : 400, Integer.class);
        answer(exchange, new Problem(status, failure.getMessage(), fields));
    }

    /** The problem that a {@link RefusedException} carries. */
    public void refused(Exchange exchange) {
        RefusedException refused = (RefusedException) failure(exchange);
        Problem problem = refused.problem();
        answer(exchange, problem);
        if (problem.status() == 405) {
            exchange.getMessage().setHeader("Allow", refused.allowed());
        }
    }

    /** 202: the guard holds it back; it is kept, sealed, and a person will look. */
    public void held(Exchange exchange) {
        Request request = Reception.request(exchange);
        if (request != null && request.wantsPage()) {
            Answers.page(exchange, 202, plainPage(request, "held.title", "held.text"));
        } else {
            Answers.json(exchange, 202, "{\"outcome\":\"held\"}");
        }
    }

    /** 503 with Retry-After: nothing is stored, the same request may be sent again. */
    public void unavailable(Exchange exchange) {
        LOG.warn("Cannot answer {}: {}", exchange.getFromRouteId(), rootOf(failure(exchange)));
        answer(exchange, Problem.of(503, "This cannot be taken now and is not stored; please send it again shortly."));
        exchange.getMessage().setHeader("Retry-After", RETRY_AFTER);
    }

    /** 405 with the methods that the door has. */
    public void methodNotAllowed(Exchange exchange, String allowed) {
        answer(exchange, Problem.of(405, "Only " + allowed + " is possible here."));
        exchange.getMessage().setHeader("Allow", allowed);
    }

    private void answer(Exchange exchange, Problem problem) {
        Request request = Reception.request(exchange);
        if (request == null || !request.wantsPage()) {
            Answers.problem(exchange, problem);
            return;
        }
        ErrorPage page = exchange.getVariable(ErrorPage.VARIABLE, ErrorPage.class);
        Answers.page(
                exchange,
                problem.status(),
                page == null ? errorPage(request.acceptLanguage(), problem, texts) : page.render(problem));
    }

    /** The page for an error that no door has a better one for. */
    static String errorPage(String acceptLanguage, Problem problem, PageTexts texts) {
        String language = Languages.choose("", acceptLanguage, texts.languages());
        String key = "error." + problem.status();
        String said = texts.say(language, key);
        return Page.render(language, said.equals(key) ? problem.title() : said, "<p>" + problem.status() + "</p>");
    }

    private String plainPage(Request request, String title, String text) {
        String language = Languages.choose(request.query().get("lang"), request.acceptLanguage(), texts.languages());
        return Page.render(
                language, texts.say(language, title), "<p>" + Html.escape(texts.say(language, text)) + "</p>");
    }

    private static Exception failure(Exchange exchange) {
        Exception kept = exchange.getVariable("failure", Exception.class);
        Exception failure = kept == null ? exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class) : kept;
        return failure == null ? new IllegalStateException("no failure") : failure;
    }

    /** The kind only: a message of a foreign exception may quote the customer. */
    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
