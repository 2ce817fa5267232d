package io.fairlead.access;

import io.fairlead.digest.Sha256;
import io.fairlead.web.Answers;
import io.fairlead.web.Arrival;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import io.fairlead.web.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Sends people to the identity provider and takes them back (authorization code flow with PKCE). Between the two the
 * browser keeps one secret in a cookie; state, nonce and verifier are made of it, so a code that somebody else was given
 * fits no other browser. Statuses: 303, 403 not for us, 404 where no provider is configured.
 */
public final class OidcDoor {
    private final OidcProvider provider;
    private final VouchedAccounts accounts;
    private final Sessions sessions;
    private final Audit audit;
    private final SecureRandom random;

    /** @param provider null where none is configured */
    OidcDoor(OidcProvider provider, VouchedAccounts accounts, Sessions sessions, Audit audit, SecureRandom random) {
        this.provider = provider;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.random = random;
    }

    /** On to the provider. */
    public void leave(Exchange exchange) {
        requireProvider();
        Secret flow = Secret.fresh(random, "");
        OidcSettings settings = provider.settings();
        String place = provider.authorizationEndpoint()
                + (provider.authorizationEndpoint().contains("?") ? "&" : "?")
                + "response_type=code&scope=openid+profile"
                + "&client_id=" + encoded(settings.clientId())
                + "&redirect_uri=" + encoded(settings.redirectUri())
                + "&state=" + flow.derived("state")
                + "&nonce=" + flow.derived("nonce")
                + "&code_challenge=" + challenge(flow)
                + "&code_challenge_method=S256";
        Answers.seeOther(exchange, place);
        exchange.getMessage().setHeader("Set-Cookie", Cookies.flow(arrival(exchange), flow));
    }

    /** Back with a code. */
    public void enter(Exchange exchange) {
        requireProvider();
        Request request = Reception.request(exchange);
        Arrival arrival = arrival(exchange);
        Map<String, String> query = request.query();
        Optional<Account> account = Cookies.flow(arrival)
                .filter(flow -> Secret.same(flow.derived("state"), query.getOrDefault("state", "")))
                .flatMap(flow -> provider.redeem(
                        query.getOrDefault("code", ""), flow.derived("verifier"), flow.derived("nonce")))
                .flatMap(accounts::renewed);
        if (account.isEmpty()) {
            throw new RefusedException(Problem.of(
                    403,
                    "This sign-in is not good here: start again at /sign-in, or ask an administrator for a role."));
        }
        audit.note(
                account.get().name(),
                "signed_in",
                account.get().name(),
                Map.of("address", arrival.address(), "by", "oidc"));
        Cookies.session(arrival).ifPresent(sessions::close);
        Answers.seeOther(exchange, NextPlace.of("", account.get()));
        exchange.getMessage().setHeader("Set-Cookie", Cookies.set(arrival, sessions.open(account.get())));
    }

    private void requireProvider() {
        if (provider == null || !provider.settings().signsIn()) {
            throw new RefusedException(Problem.of(404, "No identity provider is configured."));
        }
    }

    private static String challenge(Secret flow) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.bytes(flow.derived("verifier")));
    }

    private static Arrival arrival(Exchange exchange) {
        return exchange.getVariable(Arrival.VARIABLE, Arrival.class);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
