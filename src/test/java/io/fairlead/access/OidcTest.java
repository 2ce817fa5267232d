package io.fairlead.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.fairlead.testkit.FakeProvider;
import io.fairlead.testkit.RunningApp;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People and programs that an identity provider vouches for: real HTTP, real keys. */
class OidcTest {
    private static final String AUDIENCE = "fairlead-api";
    private static final List<String> AGENTS = List.of("support-team", "something-else");

    private static FakeProvider provider;
    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        provider = new FakeProvider();
        String port = String.valueOf(RunningApp.freePort());
        app = RunningApp.start(Map.of(
                "camel.server.port",
                port,
                "fairlead.oidc.issuer",
                provider.issuer(),
                "fairlead.oidc.client-id",
                FakeProvider.CLIENT,
                "fairlead.oidc.redirect-uri",
                "http://127.0.0.1:" + port + "/sign-in/oidc",
                "fairlead.oidc.audience",
                AUDIENCE,
                "fairlead.oidc.roles-claim",
                "realm_access.roles",
                "fairlead.oidc.roles",
                "support-team=agent, support-ops=operator"));
        app.app().access().users().add("test", "admin", Set.of(Role.ADMINISTRATOR));
    }

    @AfterAll
    static void stop() {
        app.close();
        provider.close();
    }

    @Test
    void a_bearer_token_of_the_provider_lets_in_with_the_roles_of_its_claim() {
        String token = FakeProvider.signed(
                provider.key(),
                provider.claims(AUDIENCE, "s-1", "Robot-1", AGENTS).build());

        assertThat(bearer("/api/v1/tickets", token).statusCode()).isEqualTo(200);
        assertThat(bearer("/api/v1/channels", token).statusCode()).isEqualTo(403);
        assertThat(bearer("/api/v1/me", token).body()).contains("\"name\":\"robot-1\"", "[\"agent\"]");
    }

    @Test
    void a_token_that_is_not_signed_by_the_provider_for_us_and_now_opens_nothing() throws Exception {
        JWTClaimsSet good = provider.claims(AUDIENCE, "s-2", "robot-2", AGENTS).build();
        SignedJWT shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), good);
        shared.sign(new MACSigner(provider.key().toRSAPublicKey().getEncoded()));

        assertRefused("no signature", new PlainJWT(good).serialize());
        assertRefused("the public key as a shared secret", shared.serialize());
        assertRefused(
                "another key",
                FakeProvider.signed(new RSAKeyGenerator(2048).keyID("k1").generate(), good));
        assertRefused("for somebody else", signed(new JWTClaimsSet.Builder(good).audience("billing")));
        assertRefused("a sign-in's own token", signed(new JWTClaimsSet.Builder(good).audience(FakeProvider.CLIENT)));
        assertRefused("another issuer", signed(new JWTClaimsSet.Builder(good).issuer("https://evil.example")));
        assertRefused(
                "run out",
                signed(new JWTClaimsSet.Builder(good)
                        .expirationTime(Date.from(Instant.now().minusSeconds(120)))));
        assertRefused("without an end", signed(new JWTClaimsSet.Builder(good).expirationTime(null)));
        assertRefused(
                "not yet",
                signed(new JWTClaimsSet.Builder(good)
                        .notBeforeTime(Date.from(Instant.now().plusSeconds(300)))));
        assertRefused("no role of ours", signed(provider.claims(AUDIENCE, "s-2", "robot-2", List.of("agent"))));
        assertRefused("a name that breaks lines", signed(provider.claims(AUDIENCE, "s-2", "a\nb", AGENTS)));
    }

    @Test
    void the_page_to_sign_in_leads_to_the_provider() {
        assertThat(app.sendOnce(app.request("/sign-in").header("Accept", "text/html"))
                        .body())
                .contains("<a href=\"/sign-in/provider\">");
    }

    @Test
    void nobody_becomes_a_local_user_by_his_name_at_the_provider() {
        assertRefused("the name of our admin", signed(provider.claims(AUDIENCE, "s-3", "admin", AGENTS)));
    }

    @Test
    void whoever_is_disabled_here_stays_out_however_often_he_is_vouched_for() {
        String token = signed(provider.claims(AUDIENCE, "s-4", "robot-4", AGENTS));
        assertThat(bearer("/api/v1/tickets", token).statusCode()).isEqualTo(200);

        app.app().access().users().disable("admin", "robot-4", true);

        assertRefused("disabled", token);
    }

    @Test
    void somebody_signs_in_at_the_provider_and_comes_back_to_the_desk() {
        HttpResponse<String> leave = leave();
        assertThat(location(leave).toString())
                .startsWith(provider.issuer() + "/authorize?response_type=code&scope=openid+profile");
        String code = provider.codeFor(FakeProvider.query(location(leave).getRawQuery()), "s-5", "lin", AGENTS);

        HttpResponse<String> back = back(leave, code, cookie(leave));

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location")).contains("/desk");
        HttpResponse<String> me = app.sendOnce(app.request("/api/v1/me").header("Cookie", cookie(back)));
        assertThat(me.body()).contains("\"name\":\"lin\"", "[\"agent\"]");
        assertThat(app.sendOnce(app.request("/account")
                                .header("Cookie", cookie(back))
                                .header("Accept", "text/html"))
                        .body())
                .as("no password here to change")
                .doesNotContain("name=\"old\"");
    }

    @Test
    void a_code_that_another_browser_was_given_signs_nobody_in() {
        HttpResponse<String> attacker = leave();
        String code = provider.codeFor(FakeProvider.query(location(attacker).getRawQuery()), "s-6", "mallory", AGENTS);
        HttpResponse<String> victim = leave();

        assertThat(back(attacker, code, "").statusCode()).as("no cookie").isEqualTo(403);
        assertThat(back(attacker, code, cookie(victim)).statusCode())
                .as("another state")
                .isEqualTo(403);
        assertThat(back(victim, code, cookie(victim)).statusCode())
                .as("another verifier")
                .isEqualTo(403);
        assertThat(back(attacker, code, cookie(attacker)).statusCode())
                .as("used up by then")
                .isEqualTo(403);
    }

    @Test
    void a_setting_that_would_send_secrets_in_the_clear_is_refused() {
        assertThatThrownBy(() -> new OidcSettings("http://id.example.org", "c", "", "", "", "n", "r", Map.of()))
                .hasMessageContaining("fairlead.oidc.issuer");
        assertThatThrownBy(() -> new OidcSettings("https://id.example.org", "c", "", "", "", "n", "r", Map.of()))
                .hasMessageContaining("fairlead.oidc.redirect-uri");
    }

    private static void assertRefused(String why, String token) {
        assertThat(bearer("/api/v1/tickets", token).statusCode()).as(why).isEqualTo(401);
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        return FakeProvider.signed(provider.key(), claims.build());
    }

    private static HttpResponse<String> bearer(String path, String token) {
        return app.sendOnce(app.request(path).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> leave() {
        return app.sendOnce(app.request("/sign-in/provider").header("Accept", "text/html"));
    }

    private static HttpResponse<String> back(HttpResponse<String> left, String code, String cookie) {
        String state = FakeProvider.query(location(left).getRawQuery()).get("state");
        return app.sendOnce(app.request("/sign-in/oidc?code=" + code + "&state=" + state)
                .header("Accept", "text/html")
                .header("Cookie", cookie));
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }
}
