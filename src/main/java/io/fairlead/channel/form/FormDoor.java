package io.fairlead.channel.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.RejectedException;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.web.Answers;
import io.fairlead.web.ErrorPage;
import io.fairlead.web.Languages;
import io.fairlead.web.PageTexts;
import io.fairlead.web.Problem;
import io.fairlead.web.Problems;
import io.fairlead.web.Proxies;
import io.fairlead.web.Reception;
import io.fairlead.web.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * The door of a form: shows the page, makes an inbound of a post, answers with the reference. Statuses: 200 page, 303 to
 * the thanks page, 201 JSON; 400 not readable, 403 from a foreign page, 404 no such form, 405, 413, 415, 422 to be
 * mended, 429 too many, 503 come again.
 */
public final class FormDoor {
    /** The one-time key, in the page and in the raw inbound. */
    static final String KEY = "key";

    /** What only programs fill in. */
    static final String TRAP = "homepage";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY_SHAPE = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final Pattern REFERENCE = Pattern.compile("FL-[2-9A-HJ-NP-Z]{6,12}");
    private static final Set<String> TYPES = Set.of(FormBody.URLENCODED, FormBody.MULTIPART, FormBody.JSON);

    private final Forms forms;
    private final FormPage page;
    private final PageTexts texts;
    private final Clock clock;
    private final FormToken tokens;
    private final Flood flood;
    private final Proxies proxies;
    private final StatusLink link;

    /**
     * @param secret signs the keys of pages; the same on every router that serves them
     * @param random a secure one: whoever guesses a key could add to that conversation
     */
    public FormDoor(Forms forms, PageTexts texts, Proxies proxies, byte[] secret, Clock clock, RandomGenerator random) {
        this.forms = forms;
        this.texts = texts;
        this.page = new FormPage(texts);
        this.proxies = proxies;
        this.clock = clock;
        this.tokens = new FormToken(secret, clock, random);
        this.flood = new Flood(clock);
        this.link = new StatusLink(secret);
    }

    /** The empty form, or the thanks when the address carries the reference. */
    public void show(Exchange exchange) {
        Form form = form(exchange);
        if (form == null) {
            return;
        }
        Request request = Reception.request(exchange);
        String language = language(form, request);
        String reference = request.query().getOrDefault("sent", "");
        if (REFERENCE.matcher(reference).matches()) {
            String key = request.query().getOrDefault("key", "");
            String status = link.opens(form.name(), reference, key) ? link.to(form.name(), reference) : null;
            Answers.page(exchange, 200, page.thanks(form, language, reference, status));
        } else {
            Answers.page(exchange, 200, page.empty(form, language, tokens.issue(form)));
        }
    }

    /**
     * Makes the body an {@link Inbound}, and keeps it in the variable {@code inbound} for the ledger.
     *
     * @throws UnreadableException when the post cannot be read; the variable {@code status} then says how to answer
     */
    public void receive(Exchange exchange, byte[] posted) {
        Form form = form(exchange);
        if (form == null) {
            return;
        }
        Request request = Reception.request(exchange);
        byte[] body = posted == null ? new byte[0] : posted;
        String language = language(form, request);
        if (request.isCrossSite()) {
            refuse(
                    exchange,
                    request,
                    page.empty(form, language, tokens.issue(form)),
                    403,
                    texts.say(language, "error.403"));
            return;
        }
        // Until it is read: whatever goes wrong from here on stands in the ledger.
        exchange.setVariable("inbound", inbound(exchange, tokens.newKey(), request.mediaType(), new byte[0]));
        if (!TYPES.contains(request.mediaType())) {
            throw unreadable(exchange, 415, "Send the form as JSON, urlencoded or multipart.");
        }
        if (body.length > form.maxBytes()) {
            throw unreadable(exchange, 413, "The post is larger than " + form.maxBytes() + " bytes.");
        }
        accept(exchange, form, request, FormBody.read(request.mediaType(), request.contentType(), body));
    }

    private void accept(Exchange exchange, Form form, Request request, Map<String, String> fields) {
        String sent = fields.remove(KEY);
        String trapped = fields.remove(TRAP);
        String wished = fields.remove("lang");
        String language = Languages.choose(
                wished == null ? request.query().get("lang") : wished, request.acceptLanguage(), form.languages());
        FormToken.Reading token = tokens.read(form, sent == null ? "" : sent);
        String key = token.key() == null ? ownKey(request) : token.key();
        ErrorPage again = problem -> page.again(
                form,
                language,
                // The same key again, so that what was sent once stays one message; a new one where it is used up.
                token.verdict() == FormToken.Verdict.GOOD ? sent : tokens.issue(form),
                fields,
                problem);
        exchange.setVariable(ErrorPage.VARIABLE, again);
        exchange.setVariable("language", language);
        Inbound inbound =
                inbound(exchange, key + "-" + digest(fields), "application/json", raw(form, key, language, fields));
        exchange.setVariable("inbound", inbound);
        if (!flood.lets(form, proxies.addressOf(request))) {
            Problem problem = Problem.of(429, texts.say(language, "error.429"));
            refuse(exchange, request, again.render(problem), problem.status(), problem.detail());
            exchange.getMessage().setHeader("Retry-After", "60");
            return;
        }
        boolean doubtful = sent != null && token.verdict() != FormToken.Verdict.GOOD;
        if (trapped != null && !trapped.isBlank() || doubtful || request.wantsPage() && sent == null) {
            throw new RejectedException(texts.say(language, "error.once-more"), Map.of());
        }
        exchange.getMessage().setBody(inbound);
    }

    /** The answer once the queue has it. */
    public void thank(Exchange exchange, Map<String, Object> queued) {
        Request request = Reception.request(exchange);
        String reference = String.valueOf(queued.get("ref"));
        String form = request.lastSegment();
        if (request.wantsPage()) {
            String language = exchange.getVariable("language", String.class);
            Answers.seeOther(
                    exchange,
                    request.path() + "?sent=" + reference + "&key=" + link.key(form, reference) + "&lang=" + language);
        } else {
            ObjectNode answer =
                    JSON.createObjectNode().put("ref", reference).put("status_url", link.to(form, reference));
            Answers.json(exchange, 201, answer.toString());
        }
    }

    private Form form(Exchange exchange) {
        String name = Reception.request(exchange).lastSegment();
        Form form = forms.find(name).orElse(null);
        if (form == null) {
            Answers.problem(exchange, Problem.of(404, "There is no form called '" + name + "'."));
            exchange.setRouteStop(true);
        } else {
            exchange.setVariable(Answers.FRAMED_BY, String.join(" ", form.embeddedBy()));
        }
        return form;
    }

    private static String language(Form form, Request request) {
        return Languages.choose(request.query().get("lang"), request.acceptLanguage(), form.languages());
    }

    private String ownKey(Request request) {
        return KEY_SHAPE.matcher(request.idempotencyKey()).matches() ? request.idempotencyKey() : tokens.newKey();
    }

    private Inbound inbound(Exchange exchange, String sourceId, String mediaType, byte[] raw) {
        Channel channel = new Channel(exchange.getFromRouteId(), ChannelKind.FORM);
        return new Inbound(channel, sourceId, mediaType, raw, clock.instant());
    }

    private static void refuse(Exchange exchange, Request request, String html, int status, String detail) {
        if (request.wantsPage()) {
            Answers.page(exchange, status, html);
        } else {
            Answers.problem(exchange, Problem.of(status, detail));
        }
        exchange.setRouteStop(true);
    }

    private static UnreadableException unreadable(Exchange exchange, int status, String reason) {
        exchange.setVariable(Problems.STATUS, status);
        return new UnreadableException(reason);
    }

    private static byte[] raw(Form form, String key, String language, Map<String, String> fields) {
        ObjectNode post =
                JSON.createObjectNode().put("form", form.name()).put(KEY, key).put("language", language);
        ObjectNode values = post.putObject("fields");
        fields.forEach(values::put);
        return post.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A double click sends the same again, which is one message; a change after going back is another. */
    static String digest(Map<String, String> fields) {
        try {
            byte[] bytes = new TreeMap<>(fields).toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
