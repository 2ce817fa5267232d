package io.fairlead.channel.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.channel.email.AccessTokens;
import io.fairlead.channel.email.OAuthClient;
import io.fairlead.channel.email.OAuthClients;
import io.fairlead.testkit.ScriptedImap;
import io.fairlead.testkit.SteppingClock;
import io.fairlead.testkit.TokenEndpoint;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** XOAUTH2 against a token endpoint and an IMAP server of our own. */
class MailboxOAuthTest {
    private static final String CLIENT_SECRET = "c&s=%" + "+1";
    private static final String REFRESH_TOKEN = "r/t+%" + "&=)(";

    private final ScriptedImap imap = ScriptedImap.start().capabilities("IMAP4rev1 SASL-IR AUTH=XOAUTH2");
    private final TokenEndpoint endpoint = TokenEndpoint.start();
    private final List<String> asked = endpoint.asked();
    private final SteppingClock clock = new SteppingClock();
    private final AccessTokens tokens = tokens(REFRESH_TOKEN);

    @AfterEach
    void stop() {
        endpoint.close();
        imap.close();
    }

    @Test
    void an_access_token_is_got_with_the_refresh_token_whatever_characters_are_in_it_and_lets_us_in() throws Exception {
        imap.secret("at-1");

        connect();

        assertThat(URLDecoder.decode(asked.get(0), StandardCharsets.UTF_8))
                .contains(
                        "grant_type=refresh_token", "refresh_token=" + REFRESH_TOKEN, "client_secret=" + CLIENT_SECRET);
    }

    @Test
    void a_token_is_used_until_shortly_before_it_expires() throws Exception {
        assertThat(tokens.current()).isEqualTo("at-1");
        clock.pass(Duration.ofSeconds(3500));
        assertThat(tokens.current()).isEqualTo("at-1");
        clock.pass(Duration.ofSeconds(20));
        assertThat(tokens.current()).isEqualTo("at-2");
    }

    @Test
    void a_token_that_the_server_refuses_is_renewed_once() throws Exception {
        imap.secret("at-2");
        tokens.current();

        connect();

        assertThat(asked).hasSize(2);
    }

    @Test
    void where_a_new_token_is_refused_too_it_is_said_without_the_token() {
        imap.secret("none");

        assertThatThrownBy(this::connect)
                .isInstanceOf(MailboxException.class)
                .hasMessageContaining("refuses the access token of help")
                .hasMessageNotContaining("at-");
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_refresh_token_that_is_no_longer_good_is_said_to_be_so() {
        endpoint.answer(
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"token " + REFRESH_TOKEN.replace("%", "%%")
                        + "\"}");

        assertThatThrownBy(this::connect)
                .hasMessage("the token endpoint 127.0.0.1 answers 400 invalid_grant; grant access anew and set the new"
                        + " refresh token");
    }

    @Test
    void a_refresh_token_that_is_replaced_is_used_from_then_on() throws Exception {
        endpoint.answer(200, "{\"access_token\":\"at-%d\",\"expires_in\":10,\"refresh_token\":\"next\"}");
        tokens.current();
        clock.pass(Duration.ofSeconds(60));
        tokens.current();

        assertThat(asked.get(1)).contains("refresh_token=next");
    }

    @Test
    void without_a_refresh_token_the_program_asks_in_its_own_name() throws Exception {
        tokens("").current();

        assertThat(asked.get(0)).contains("grant_type=client_credentials").doesNotContain("refresh_token=");
    }

    private void connect() throws Exception {
        MailboxOptions options = new MailboxOptions(
                "127.0.0.1",
                imap.port(),
                false,
                false,
                List.of("INBOX"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                "unseen",
                AfterCommit.SEEN,
                "");
        FolderWatch.connect(options, new OAuthLogin("help", tokens), CuttableSocket::new)
                .close();
    }

    private AccessTokens tokens(String refreshToken) {
        return new OAuthClients(clock).of(new OAuthClient(endpoint.uri(), "client", CLIENT_SECRET, refreshToken, ""));
    }
}
