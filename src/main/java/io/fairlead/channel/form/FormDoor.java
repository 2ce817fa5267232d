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
import io.fairlead.web.Reception;
import io.fairlead.web.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final String INBOUND = "inbound";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFERENCE = Pattern.compile("FL-[2-9A-HJ-NP-Z]{6,12}");

    private final FormSetting setting;
    private final FormPage page;
    private final PageTexts texts;
    private final FormCheck check;
    private final Uploads uploads;
    private final ProofOfWork proofs;

    public FormDoor(FormSetting setting) {
        this.setting = setting;
        this.texts = setting.texts();
        this.page = new FormPage(texts);
        this.check = new FormCheck(texts);
        this.uploads = new Uploads(setting.files(), texts);
        this.proofs = setting.proofs();
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
            boolean knows = setting.link().opens(form.name(), reference, key);
            String status = knows ? setting.link().to(form.name(), reference) : null;
            Answers.page(exchange, 200, page.thanks(form, language, reference, status));
        } else {
            Answers.page(
                    exchange, 200, page.empty(form, language, setting.tokens().issue(form)));
        }
    }

    /** A challenge for whoever wants to prove that he did some work. */
    public void challenge(Exchange exchange) {
        Form form = form(exchange);
        if (form != null) {
            Answers.json(exchange, 200, proofs.challenge(form));
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
        ErrorPage blank = problem -> page.again(form, language, setting.tokens().issue(form), Map.of(), false, problem);
        exchange.setVariable(ErrorPage.VARIABLE, blank);
        if (request.isCrossSite()) {
            refuse(exchange, "cross_site", Problem.of(403, texts.say(language, "error.403")));
            return;
        }
        if (!setting.flood().lets(form, setting.proxies().addressOf(request))) {
            keepTyped(exchange, form, body);
            tooMany(exchange, language);
            return;
        }
        // Until it is read: whatever goes wrong from here on stands in the ledger.
        exchange.setVariable(INBOUND, inbound(exchange, setting.tokens().newKey(), request.mediaType(), new byte[0]));
        accept(exchange, form, Posts.read(exchange, form, body));
    }

    private void accept(Exchange exchange, Form form, Post post) {
        Request request = Reception.request(exchange);
        Map<String, String> fields = post.fields();
        String sent = fields.remove(KEY);
        String trapped = fields.remove(TRAP);
        String proof = fields.remove(ProofOfWork.FIELD);
        String language = language(form, request, fields.remove("lang"));
        FormToken.Reading token = setting.tokens().read(form, sent == null ? "" : sent);
        String key = setting.key(token, request);
        // The same key again, so that what was sent once stays one message; a new one where it is used up.
        ErrorPage again = problem -> page.again(
                form,
                language,
                token.verdict() == FormToken.Verdict.GOOD
                        ? sent
                        : setting.tokens().issue(form),
                fields,
                !post.files().isEmpty(),
                problem);
        exchange.setVariable(ErrorPage.VARIABLE, again);
        exchange.setVariable("language", language);
        String sourceId = key + "-" + RawPost.digest(fields, post.files());
        exchange.setVariable(INBOUND, inbound(exchange, sourceId, "application/json", new byte[0]));
        if (trapped != null && !trapped.isBlank()) {
            throw doubtful(exchange, language, "trap");
        }
        if (sent == null ? request.wantsPage() : token.verdict() != FormToken.Verdict.GOOD) {
            throw doubtful(exchange, language, token.verdict().reason());
        }
        if (!isProven(exchange, form, proof, language, sourceId)) {
            tooMany(exchange, language);
            return;
        }
        requireNoMistake(exchange, form, fields, post.files(), language);
        List<StoredFile> files = uploads.keep(post.files());
        byte[] raw = RawPost.of(form, key, language, fields, files, false);
        Inbound inbound = inbound(exchange, sourceId, "application/json", raw);
        exchange.setVariable(INBOUND, inbound);
        exchange.getMessage().setBody(inbound);
    }

    /** Without a proof a visitor (no JavaScript) still gets through, while such posts are few. */
    private boolean isProven(Exchange exchange, Form form, String proof, String language, String sourceId) {
        if (!form.proof().isEver()) {
            return true;
        }
        if (proof == null || proof.isBlank()) {
            String address = setting.proxies().addressOf(Reception.request(exchange));
            return !setting.flood().wantsProof(form) || setting.flood().letsUnproven(form, address);
        }
        ProofOfWork.Solution solution = proofs.read(form, proof);
        if (solution.verdict() != ProofOfWork.Verdict.GOOD) {
            throw doubtful(exchange, language, solution.verdict().reason());
        }
        exchange.setVariable(
                "proof",
                Map.of(
                        "challenge",
                        solution.challenge(),
                        "source_id",
                        sourceId,
                        "until",
                        solution.until().getEpochSecond()));
        return true;
    }

    /** After {@code spend-proof.sql}: each solution counts once, and a repeat of the same post is the same post. */
    public void spent(Exchange exchange, Boolean fresh) {
        if (!Boolean.TRUE.equals(fresh)) {
            throw doubtful(exchange, exchange.getVariable("language", String.class), "proof_used");
        }
        exchange.getMessage().setBody(exchange.getVariable(INBOUND));
    }

    private void requireNoMistake(
            Exchange exchange, Form form, Map<String, String> fields, List<Upload> files, String language) {
        Map<String, String> wrong = check.mistakes(form, FormCheck.tidied(fields), files.size(), language, false);
        Optional<Uploads.Mistake> mistake = files.isEmpty() ? Optional.empty() : uploads.mistake(form, language, files);
        mistake.ifPresent(found -> form.fileField().ifPresent(field -> wrong.put(field.name(), found.words())));
        if (mistake.isPresent()) {
            exchange.setVariable(Problems.STATUS, mistake.get().status());
            exchange.setVariable(Problems.REASON, "files: " + mistake.get().code());
            String words = wrong.isEmpty() ? mistake.get().words() : texts.say(language, "error.some-fields");
            throw new RejectedException(words, wrong);
        }
        if (!wrong.isEmpty()) {
            exchange.setVariable(Problems.REASON, "fields: " + String.join(", ", wrong.keySet()));
            throw new RejectedException(texts.say(language, "error.some-fields"), wrong);
        }
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
                    request.path() + "?sent=" + reference + "&key="
                            + setting.link().key(form, reference) + "&lang=" + language);
        } else {
            ObjectNode answer = JSON.createObjectNode()
                    .put("ref", reference)
                    .put("status_url", setting.link().to(form, reference));
            Answers.json(exchange, 201, answer.toString());
        }
    }

    private Form form(Exchange exchange) {
        String name = Reception.request(exchange).lastSegment();
        Form form = setting.forms().find(name).orElse(null);
        if (form == null) {
            Answers.problem(exchange, Problem.of(404, "There is no form called '" + name + "'."));
            exchange.setRouteStop(true);
        } else {
            exchange.setVariable(Answers.FRAMED_BY, String.join(" ", form.embeddedBy()));
        }
        return form;
    }

    private static String language(Form form, Request request) {
        return language(form, request, null);
    }

    private static String language(Form form, Request request, String wished) {
        return Languages.choose(
                wished == null ? request.query().get("lang") : wished, request.acceptLanguage(), form.languages());
    }

    private Inbound inbound(Exchange exchange, String sourceId, String mediaType, byte[] raw) {
        Channel channel = new Channel(exchange.getFromRouteId(), ChannelKind.FORM);
        return new Inbound(channel, sourceId, mediaType, raw, setting.clock().instant());
    }

    /** What was typed comes back with the answer, where it can be read. */
    private void keepTyped(Exchange exchange, Form form, byte[] body) {
        if (!Reception.request(exchange).wantsPage()) {
            return;
        }
        try {
            Post post = Posts.read(exchange, form, body);
            String sent = post.fields().getOrDefault(KEY, "");
            String language =
                    language(form, Reception.request(exchange), post.fields().get("lang"));
            ErrorPage again = problem -> page.again(
                    form, language, sent, post.fields(), !post.files().isEmpty(), problem);
            exchange.setVariable(ErrorPage.VARIABLE, again);
        } catch (UnreadableException e) {
            exchange.removeVariable(Problems.STATUS);
        }
    }

    private void tooMany(Exchange exchange, String language) {
        refuse(exchange, "flood", Problem.of(429, texts.say(language, "error.429")));
        exchange.getMessage().setHeader("Retry-After", "60");
    }

    private void refuse(Exchange exchange, String reason, Problem problem) {
        setting.refuse(exchange, exchange.getFromRouteId(), reason, problem);
    }

    private RejectedException doubtful(Exchange exchange, String language, String reason) {
        exchange.setVariable(Problems.REASON, reason);
        return new RejectedException(texts.say(language, "error.once-more"), Map.of());
    }
}
