package io.fairlead.channel.email;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The access tokens of all mailboxes. Reading and sending share those of a mailbox: where the token endpoint replaces a
 * refresh token at each use, the one would lock out the other.
 */
public final class OAuthClients {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Map<OAuthClient, AccessTokens> tokens = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Clock clock;

    public OAuthClients(Clock clock) {
        this.clock = clock;
    }

    /** Asks nobody yet. */
    public AccessTokens of(OAuthClient client) {
        return tokens.computeIfAbsent(client, known -> new AccessTokens(http, known, TIMEOUT, clock));
    }
}
