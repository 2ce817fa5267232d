package io.fairlead.channel.form;

import io.fairlead.web.Answers;
import io.fairlead.web.ErrorPage;
import io.fairlead.web.FileKeeping;
import io.fairlead.web.PageTexts;
import io.fairlead.web.Problem;
import io.fairlead.web.Proxies;
import io.fairlead.web.Reception;
import io.fairlead.web.Refusals;
import io.fairlead.web.Request;
import java.time.Clock;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** What the doors of forms and of status pages share: forms, keys, limits, and the place where files are kept. */
public final class FormSetting {
    private static final Pattern KEY_SHAPE = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private final Forms forms;
    private final PageTexts texts;
    private final Proxies proxies;
    private final Refusals refusals;
    private final FileKeeping files;
    private final FormToken tokens;
    private final Flood flood;
    private final StatusLink link;
    private final ProofOfWork proofs;
    private final Clock clock;

    /**
     * @param secret signs the keys of pages; the same on every router that serves them
     * @param random a secure one: whoever guesses a key could add to that conversation
     */
    public FormSetting(
            Forms forms,
            PageTexts texts,
            Proxies proxies,
            Refusals refusals,
            FileKeeping files,
            byte[] secret,
            Clock clock,
            RandomGenerator random) {
        this.forms = forms;
        this.texts = texts;
        this.proxies = proxies;
        this.refusals = refusals;
        this.files = files;
        this.tokens = new FormToken(secret, clock, random);
        this.flood = new Flood(clock);
        this.link = new StatusLink(secret);
        this.proofs = new ProofOfWork(secret, clock, random);
        this.clock = clock;
    }

    /** Whether the request has the key to a ticket of a form. */
    boolean isOpen(String form, String reference, Request request) {
        return forms.find(form).isPresent()
                && link.opens(form, reference, request.query().getOrDefault("key", ""));
    }

    Forms forms() {
        return forms;
    }

    PageTexts texts() {
        return texts;
    }

    Proxies proxies() {
        return proxies;
    }

    FileKeeping files() {
        return files;
    }

    FormToken tokens() {
        return tokens;
    }

    Flood flood() {
        return flood;
    }

    StatusLink link() {
        return link;
    }

    ProofOfWork proofs() {
        return proofs;
    }

    Clock clock() {
        return clock;
    }

    /** The key that tells a repeat: of our page, or the program's own, or else a new one. */
    String key(FormToken.Reading token, Request request) {
        if (token.key() != null) {
            return token.key();
        }
        return KEY_SHAPE.matcher(request.idempotencyKey()).matches() ? request.idempotencyKey() : tokens.newKey();
    }

    /** Answers at once and ends the route; the ledger gets a count instead of a line each. */
    void refuse(Exchange exchange, String channel, String reason, Problem problem) {
        Request request = Reception.request(exchange);
        refusals.count(channel, "form", reason, proxies.addressOf(request));
        ErrorPage page = exchange.getVariable(ErrorPage.VARIABLE, ErrorPage.class);
        if (request.wantsPage() && page != null) {
            Answers.page(exchange, problem.status(), page.render(problem));
        } else {
            Answers.problem(exchange, problem);
        }
        exchange.setRouteStop(true);
    }
}
