package io.fairlead.channel.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.RejectedException;
import io.fairlead.web.Answers;
import io.fairlead.web.ErrorPage;
import io.fairlead.web.Languages;
import io.fairlead.web.PageTexts;
import io.fairlead.web.Problem;
import io.fairlead.web.Proxies;
import io.fairlead.web.Reception;
import io.fairlead.web.Request;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * Where a customer sees what became of his message, and adds to it. Statuses: 200 page or JSON, 303 after adding; 403
 * from a foreign page, 404 wrong address or key, 405, 422 to be mended, 429 too many, 503 come again.
 */
public final class StatusDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("/status/([a-z0-9-]{1,60})/(FL-[2-9A-HJ-NP-Z]{6,12})");
    private static final String TICKET = "ticket";

    private final Forms forms;
    private final PageTexts texts;
    private final StatusPage page;
    private final StatusLink link;
    private final FormToken tokens;
    private final Flood flood;
    private final Proxies proxies;
    private final Clock clock;

    /** @param secret the one that the {@link FormDoor} has */
    public StatusDoor(
            Forms forms, PageTexts texts, Proxies proxies, byte[] secret, Clock clock, RandomGenerator random) {
        this.forms = forms;
        this.texts = texts;
        this.page = new StatusPage(texts);
        this.link = new StatusLink(secret);
        this.tokens = new FormToken(secret, clock, random);
        this.flood = new Flood(clock);
        this.proxies = proxies;
        this.clock = clock;
    }

    /** For {@code read-ticket.sql}, once the key fits; a wrong one is answered as if there were no such ticket. */
    public void ask(Exchange exchange) {
        Request request = Reception.request(exchange);
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()
                || forms.find(path.group(1)).isEmpty()
                || !link.opens(path.group(1), path.group(2), request.query().getOrDefault("key", ""))) {
            notFound(exchange);
        } else {
            exchange.getMessage().setBody(Map.of("ref", path.group(2)));
        }
    }

    /** Keeps what the database answered for the steps that follow. */
    public void keep(Exchange exchange) throws JsonProcessingException {
        if (exchange.getMessage().getBody() instanceof String json) {
            exchange.setVariable(TICKET, JSON.readTree(json));
        } else {
            notFound(exchange);
        }
    }

    public void show(Exchange exchange) {
        Request request = Reception.request(exchange);
        JsonNode ticket = exchange.getVariable(TICKET, JsonNode.class);
        if (request.wantsPage()) {
            Answers.page(exchange, 200, render(request, ticket, "", null));
        } else {
            ObjectNode answer = JSON.createObjectNode();
            for (String name : new String[] {"ref", "status", "created_at", "last_message_at"}) {
                answer.set(name, ticket.path(name));
            }
            Answers.json(exchange, 200, answer.toString());
        }
    }

    /** Makes an {@link Inbound} of what the customer adds, in the conversation that his ticket is. */
    public void add(Exchange exchange, byte[] posted) {
        Request request = Reception.request(exchange);
        JsonNode ticket = exchange.getVariable(TICKET, JsonNode.class);
        Form form = form(request);
        Map<String, String> fields = new HashMap<>(
                FormBody.read(request.mediaType(), request.contentType(), posted == null ? new byte[0] : posted));
        String message = fields.getOrDefault(Field.MESSAGE, "");
        String language = language(request);
        FormToken.Reading token = tokens.read(form, fields.getOrDefault(FormDoor.KEY, ""));
        exchange.setVariable(ErrorPage.VARIABLE, (ErrorPage) problem -> render(request, ticket, message, problem));
        Inbound inbound = inbound(ticket, form, language, message, token.key() == null ? tokens.newKey() : token.key());
        exchange.setVariable("inbound", inbound);
        if (request.isCrossSite()) {
            refuse(exchange, Problem.of(403, texts.say(language, "error.403")));
        } else if (!flood.lets(form, proxies.addressOf(request))) {
            refuse(exchange, Problem.of(429, texts.say(language, "error.429")));
        } else if (token.verdict() != FormToken.Verdict.GOOD) {
            throw new RejectedException(texts.say(language, "error.once-more"), Map.of());
        } else {
            exchange.getMessage().setBody(inbound);
        }
    }

    /** Back to the page, which now shows what was added. */
    public void added(Exchange exchange) {
        Request request = Reception.request(exchange);
        Matcher path = PATH.matcher(request.path());
        if (path.matches()) {
            Answers.seeOther(exchange, link.to(path.group(1), path.group(2)) + "&lang=" + language(request));
        }
    }

    private Inbound inbound(JsonNode ticket, Form form, String language, String message, String key) {
        String conversation = ticket.path("conversation").asText().replaceFirst("^form:", "");
        ObjectNode post = JSON.createObjectNode()
                .put("form", form.name())
                .put(FormDoor.KEY, conversation)
                .put("language", language)
                .put("adds", true);
        post.putObject("fields").put(Field.MESSAGE, message);
        return new Inbound(
                new Channel(ticket.path("channel").path("name").asText(), ChannelKind.FORM),
                key + "-" + FormDoor.digest(Map.of(Field.MESSAGE, message)),
                "application/json",
                post.toString().getBytes(StandardCharsets.UTF_8),
                clock.instant());
    }

    private String render(Request request, JsonNode ticket, String typed, Problem problem) {
        Form form = form(request);
        return page.render(ticket, language(request), tokens.issue(form), typed, problem);
    }

    private Form form(Request request) {
        Matcher path = PATH.matcher(request.path());
        return forms.find(path.matches() ? path.group(1) : "").orElseThrow();
    }

    private String language(Request request) {
        return Languages.choose(request.query().get("lang"), request.acceptLanguage(), texts.languages());
    }

    private void refuse(Exchange exchange, Problem problem) {
        Request request = Reception.request(exchange);
        if (request.wantsPage()) {
            ErrorPage again = exchange.getVariable(ErrorPage.VARIABLE, ErrorPage.class);
            Answers.page(exchange, problem.status(), again.render(problem));
        } else {
            Answers.problem(exchange, problem);
        }
        exchange.setRouteStop(true);
    }

    private void notFound(Exchange exchange) {
        Request request = Reception.request(exchange);
        String language = language(request);
        exchange.setVariable(ErrorPage.VARIABLE, (ErrorPage) problem -> page.notFound(language));
        refuse(exchange, Problem.of(404, "There is no message at this address."));
    }
}
