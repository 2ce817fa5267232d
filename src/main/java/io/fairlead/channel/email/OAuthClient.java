package io.fairlead.channel.email;

import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * As whom access to a mailbox is asked for, and where (RFC 6749). Nothing of it prints.
 *
 * @param refreshToken what the mailbox's owner granted; empty where the program asks in its own name
 * @param scope what is asked for; empty asks for what the refresh token was granted
 */
public record OAuthClient(URI endpoint, String id, String secret, String refreshToken, String scope) {
    private static final Map<String, String> TOKEN_ENDPOINTS = Map.of(
            "google", "https://oauth2.googleapis.com/token",
            "microsoft", "https://login.microsoftonline.com/%s/oauth2/v2.0/token");
    private static final Map<String, String> APPLICATION_SCOPES =
            Map.of("microsoft", "https://outlook.office365.com/.default");

    /** @param parameter of the channel, empty when it does not give it */
    public static OAuthClient of(UnaryOperator<String> parameter) {
        String login = parameter.apply("login");
        String refreshToken = parameter.apply("refreshToken");
        String usualScope = refreshToken.isEmpty() ? APPLICATION_SCOPES.getOrDefault(login, "") : "";
        return new OAuthClient(
                URI.create(TOKEN_ENDPOINTS
                        .getOrDefault(login, login)
                        .formatted(or(parameter.apply("tenant"), "organizations"))),
                parameter.apply("clientId"),
                parameter.apply("clientSecret"),
                refreshToken,
                or(parameter.apply("scope"), usualScope));
    }

    /** Whether a channel logs in this way: it says who gives its access token. */
    public static boolean isUsed(UnaryOperator<String> parameter) {
        return !or(parameter.apply("login"), "password").equals("password");
    }

    private static String or(String value, String other) {
        return value.isBlank() ? other : value.strip();
    }

    @Override
    public String toString() {
        return "a client of " + endpoint.getHost();
    }
}
