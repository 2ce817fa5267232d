package io.fairlead.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the provider and checks what it signed (OpenID Connect Core 1.0, Discovery 1.0, RFC 7636, RFC 9068). Only public
 * keys that the provider publishes count, and only algorithms with such keys: a token signed with {@code none}, or with
 * a public key taken as a shared secret, is no token.
 */
final class OidcProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 500_000;
    private static final int CLOCK_SKEW_SECONDS = 60;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OidcSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile Published published;

    OidcProvider(OidcSettings settings) {
        this.settings = settings;
    }

    OidcSettings settings() {
        return settings;
    }

    /** Where the browser is sent to sign in. */
    String authorizationEndpoint() {
        return published().authorization();
    }

    /** Whom a bearer token vouches for; empty when it is not good for us. */
    Optional<Identity> bearer(String token) {
        return settings.takesBearer() ? claims(token, settings.audience()).flatMap(this::identity) : Optional.empty();
    }

    /** Redeems the code that the browser brought; empty when the provider, or the token it gave, is not for this sign-in. */
    Optional<Identity> redeem(String code, String verifier, String nonce) {
        String form = "grant_type=authorization_code&code=" + encoded(code) + "&redirect_uri="
                + encoded(settings.redirectUri()) + "&client_id=" + encoded(settings.clientId()) + "&code_verifier="
                + encoded(verifier)
                + (settings.clientSecret().isEmpty() ? "" : "&client_secret=" + encoded(settings.clientSecret()));
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(published().token()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        return claims(text(answer, "id_token"), settings.clientId())
                .filter(claims -> Secret.same(nonce, String.valueOf(claims.getClaim("nonce"))))
                .filter(claims ->
                        claims.getAudience().size() == 1 || settings.clientId().equals(claims.getClaim("azp")))
                .flatMap(this::identity);
    }

    private Optional<JWTClaimsSet> claims(String token, String audience) {
        try {
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(ALGORITHMS, published().keys()));
            DefaultJWTClaimsVerifier<SecurityContext> verifier = new DefaultJWTClaimsVerifier<>(
                    audience,
                    new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                    Set.of("sub", "exp", "iat"));
            verifier.setMaxClockSkew(CLOCK_SKEW_SECONDS);
            processor.setJWTClaimsSetVerifier(verifier);
            return Optional.of(processor.process(SignedJWT.parse(token), null));
        } catch (ParseException | BadJOSEException e) {
            return Optional.empty();
        } catch (JOSEException e) {
            throw new IllegalStateException("the provider's keys cannot be had: " + e.getMessage(), e);
        }
    }

    private Optional<Identity> identity(JWTClaimsSet claims) {
        Object value = claims.getClaims();
        for (String part : settings.rolesClaim().split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(part) : null;
        }
        Collection<?> said = value instanceof Collection<?> list ? list : value == null ? List.of() : List.of(value);
        Set<Role> roles = said.stream()
                .map(String::valueOf)
                .map(settings.roles()::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String name = String.valueOf(claims.getClaim(settings.nameClaim())).toLowerCase(Locale.ROOT);
        return roles.isEmpty() || !Users.isName(name)
                ? Optional.empty()
                : Optional.of(new Identity(claims.getSubject(), name, roles));
    }

    /** Asked when it is first needed, so that a provider that is away does not keep the router from starting. */
    private Published published() {
        Published known = published;
        if (known == null) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(
                    URI.create(settings.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration")));
            if (answer.statusCode() != 200 || !settings.issuer().equals(text(answer, "issuer"))) {
                throw new IllegalStateException("the provider at " + settings.issuer()
                        + " does not publish this issuer; fairlead.oidc.issuer must be exactly what it says");
            }
            known = new Published(
                    text(answer, "authorization_endpoint"),
                    text(answer, "token_endpoint"),
                    keys(text(answer, "jwks_uri")));
            published = known;
        }
        return known;
    }

    private static JWKSource<SecurityContext> keys(String address) {
        try {
            int patience = (int) PATIENCE.toMillis();
            return JWKSourceBuilder.create(
                            URI.create(address).toURL(),
                            new DefaultResourceRetriever(patience, patience, LARGEST_ANSWER))
                    .retrying(true)
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("the provider's jwks_uri is no address", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the provider at " + settings.issuer() + " cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String text(HttpResponse<String> answer, String name) {
        try {
            return Optional.ofNullable(
                            JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body(), LARGEST_ANSWER), name))
                    .orElse("");
        } catch (ParseException e) {
            return "";
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Published(String authorization, String token, JWKSource<SecurityContext> keys) {}
}
