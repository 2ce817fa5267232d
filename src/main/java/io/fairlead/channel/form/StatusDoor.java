package io.fairlead.channel.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.RejectedException;
import io.fairlead.ticket.Visibility;
import io.fairlead.web.Answers;
import io.fairlead.web.ErrorPage;
import io.fairlead.web.Languages;
import io.fairlead.web.PageTexts;
import io.fairlead.web.Problem;
import io.fairlead.web.Problems;
import io.fairlead.web.Reception;
import io.fairlead.web.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * Where a customer sees what became of his message, adds to it, and rates the help once it is resolved. Statuses: 200
 * page or JSON, 303 or 201 after adding or rating; 403 from a foreign page, 404 wrong address or key, 405, 409 a rating
 * that is settled, 413, 415, 422 to be mended, 429 too many, 503 come again.
 */
public final class StatusDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("/status/([a-z0-9-]{1,60})/(FL-[2-9A-HJ-NP-Z]{6,12})");
    private static final int LONGEST_COMMENT = 2_000;
    private static final String TICKET = "ticket";
    private static final String INBOUND = "inbound";
    private static final String POST = "post";

    private final FormSetting setting;
    private final PageTexts texts;
    private final StatusPage page;
    private final FormCheck check;
    private final Uploads uploads;
    private final MissingFacts missing;

    /** @param setting the one that the {@link FormDoor} has */
    public StatusDoor(FormSetting setting) {
        this.setting = setting;
        this.texts = setting.texts();
        this.page = new StatusPage(texts, setting.link());
        this.check = new FormCheck(texts);
        this.uploads = new Uploads(setting.files(), texts);
        this.missing = new MissingFacts(texts);
    }

    /** For {@code read-status.sql}, once the key fits; a wrong one is answered as if there were no such ticket. */
    public void ask(Exchange exchange) {
        Request request = Reception.request(exchange);
        Matcher path = PATH.matcher(request.path());
        if (!path.matches() || !setting.isOpen(path.group(1), path.group(2), request)) {
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
        JsonNode ticket = ticket(exchange);
        if (request.wantsPage()) {
            Answers.page(exchange, 200, render(request, ticket, Map.of(), null));
        } else {
            ObjectNode answer = JSON.createObjectNode();
            for (String name : new String[] {"ref", "status", "created_at", "last_message_at", "missing", "rating"}) {
                answer.set(name, ticket.path(name));
            }
            Answers.json(exchange, 200, answer.toString());
        }
    }

    /** Reads what came; afterwards the variable {@code deed} says what the customer does: rate, or add. */
    public void read(Exchange exchange, byte[] posted) {
        Request request = Reception.request(exchange);
        Form form = form(request);
        JsonNode ticket = ticket(exchange);
        String language = language(request);
        exchange.setVariable(ErrorPage.VARIABLE, (ErrorPage) problem -> render(request, ticket, Map.of(), problem));
        if (request.isCrossSite()) {
            setting.refuse(exchange, channel(ticket), "cross_site", Problem.of(403, texts.say(language, "error.403")));
            return;
        }
        if (!setting.flood().lets(form, setting.proxies().addressOf(request))) {
            setting.refuse(exchange, channel(ticket), "flood", Problem.of(429, texts.say(language, "error.429")));
            exchange.getMessage().setHeader("Retry-After", "60");
            return;
        }
        exchange.setVariable(INBOUND, inbound(exchange, setting.tokens().newKey(), new byte[0]));
        Post post = Posts.read(exchange, form, posted == null ? new byte[0] : posted);
        exchange.setVariable(POST, new Post(new HashMap<>(post.fields()), post.files()));
        exchange.setVariable("deed", post.fields().containsKey(RatingHtml.FIELD) ? "rate" : "add");
    }

    /** Makes an {@link Inbound} of what the customer adds, in the conversation that his ticket is. */
    public void add(Exchange exchange) {
        Request request = Reception.request(exchange);
        JsonNode ticket = ticket(exchange);
        Form form = form(request);
        Post post = exchange.getVariable(POST, Post.class);
        String language = language(request);
        Map<String, String> typed = post.fields();
        exchange.setVariable(ErrorPage.VARIABLE, (ErrorPage) problem -> render(request, ticket, typed, problem));
        FormToken.Reading token = requireKey(exchange, post, true);
        Map<String, String> fields = Map.of(Field.MESSAGE, missing.message(typed, ticket, language));
        Map<String, String> wrong =
                check.mistakes(form, FormCheck.tidied(fields), post.files().size(), language, true);
        if (!wrong.isEmpty()) {
            throw new RejectedException(texts.say(language, "error.some-fields"), wrong);
        }
        uploads.mistake(form, language, post.files()).ifPresent(mistake -> {
            exchange.setVariable(Problems.STATUS, mistake.status());
            exchange.setVariable(Problems.REASON, "files: " + mistake.code());
            String field = form.fileField().map(Field::name).orElse(Field.MESSAGE);
            throw new RejectedException(mistake.words(), Map.of(field, mistake.words()));
        });
        List<StoredFile> files = uploads.keep(post.files());
        String conversation = ticket.path("conversation").asText().replaceFirst("^form:", "");
        Inbound inbound = inbound(
                exchange,
                setting.key(token, request) + "-" + RawPost.digest(fields, post.files()),
                RawPost.of(form, conversation, language, fields, files, true));
        exchange.setVariable(INBOUND, inbound);
        if (ticket.path("status").asText().equals("resolved")) {
            exchange.setVariable("resolved", Map.of("ref", ticket.path("ref").asText()));
        }
        exchange.getMessage().setBody(inbound);
    }

    /** The comment as a message, so that the guard masks what must not be kept. */
    public void comment(Exchange exchange) {
        Request request = Reception.request(exchange);
        Post post = exchange.getVariable(POST, Post.class);
        requireKey(exchange, post, false);
        String language = language(request);
        String comment = post.fields().getOrDefault(RatingHtml.COMMENT, "").strip();
        if (!List.of("good", "bad").contains(post.fields().get(RatingHtml.FIELD))) {
            throw wrongRating(texts.say(language, "error.choice"));
        }
        if (comment.codePointCount(0, comment.length()) > LONGEST_COMMENT) {
            throw wrongRating(texts.say(language, "error.too-long", LONGEST_COMMENT, comment.length()));
        }
        exchange.getMessage()
                .setBody(Message.of(
                        exchange.getVariable(INBOUND, Inbound.class),
                        "rating",
                        "rating",
                        Visibility.PRIVATE,
                        new Author("rating", "", List.of()),
                        comment));
    }

    /** For {@code rate.sql}. */
    public void rate(Exchange exchange, Guarded guarded) {
        Map<String, Object> row = new HashMap<>();
        row.put("ref", ticket(exchange).path("ref").asText());
        row.put("score", exchange.getVariable(POST, Post.class).fields().get(RatingHtml.FIELD));
        String comment = guarded.message().text();
        row.put("comment", comment.isEmpty() ? null : comment);
        exchange.getMessage().setBody(row);
    }

    /** 409 when the rating cannot be changed any more. */
    public void rated(Exchange exchange, Boolean kept) {
        Request request = Reception.request(exchange);
        if (!Boolean.TRUE.equals(kept)) {
            String words = texts.say(language(request), "rating.settled");
            setting.refuse(
                    exchange,
                    channel(ticket(exchange)),
                    "rating_settled",
                    new Problem(409, words, Map.of(RatingHtml.FIELD, words)));
        } else {
            added(exchange);
        }
    }

    /** Back to the page, which now shows what was added. */
    public void added(Exchange exchange) {
        Request request = Reception.request(exchange);
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return;
        }
        String link = setting.link().to(path.group(1), path.group(2));
        if (request.wantsPage()) {
            Answers.seeOther(exchange, link + "&lang=" + language(request));
        } else {
            ObjectNode answer =
                    JSON.createObjectNode().put("ref", path.group(2)).put("status_url", link);
            Answers.json(exchange, 201, answer.toString());
        }
    }

    /** A page must bring its key; a program need not, because no browser lends it anybody's authority. */
    private FormToken.Reading requireKey(Exchange exchange, Post post, boolean patient) {
        Request request = Reception.request(exchange);
        String sent = post.fields().get(FormDoor.KEY);
        FormToken.Reading token = setting.tokens().read(form(request), sent == null ? "" : sent);
        boolean good = token.verdict() == FormToken.Verdict.GOOD
                || token.verdict() == FormToken.Verdict.HASTY && !patient
                || sent == null && !request.wantsPage();
        if (!good) {
            exchange.setVariable(Problems.REASON, token.verdict().reason());
            throw new RejectedException(texts.say(language(request), "error.once-more"), Map.of());
        }
        return token;
    }

    private static RejectedException wrongRating(String words) {
        return new RejectedException(words, Map.of(RatingHtml.FIELD, words));
    }

    private Inbound inbound(Exchange exchange, String sourceId, byte[] raw) {
        return new Inbound(
                new Channel(channel(ticket(exchange)), ChannelKind.FORM),
                sourceId,
                "application/json",
                raw,
                setting.clock().instant());
    }

    private String render(Request request, JsonNode ticket, Map<String, String> typed, Problem problem) {
        Form form = form(request);
        return page.render(form, ticket, language(request), setting.tokens().issue(form), typed, problem);
    }

    private static String channel(JsonNode ticket) {
        return ticket.path("channel").path("name").asText();
    }

    private static JsonNode ticket(Exchange exchange) {
        return exchange.getVariable(TICKET, JsonNode.class);
    }

    private Form form(Request request) {
        Matcher path = PATH.matcher(request.path());
        return setting.forms().find(path.matches() ? path.group(1) : "").orElseThrow();
    }

    private String language(Request request) {
        return Languages.choose(request.query().get("lang"), request.acceptLanguage(), texts.languages());
    }

    private void notFound(Exchange exchange) {
        Request request = Reception.request(exchange);
        String language = language(request);
        if (request.wantsPage()) {
            Answers.page(exchange, 404, page.notFound(language));
        } else {
            Answers.problem(exchange, Problem.of(404, "There is no message at this address."));
        }
        exchange.setRouteStop(true);
    }
}
