package io.fairlead.channel.email;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Access tokens for a mailbox, got with its refresh token (RFC 6749, 6), or with the client's own credentials where
 * there is none (4.4); renewed a little before they expire. A refresh token that the endpoint replaces is used from then
 * on, until a restart.
 */
public final class AccessTokens {
    private static final Duration EARLY = Duration.ofSeconds(90);
    private static final Duration USUAL_LIFE = Duration.ofMinutes(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI endpoint;
    private final Map<String, String> request;
    private final Duration timeout;
    private final Clock clock;
    private String token = "";
    private Instant renewAt = Instant.MIN;
    private boolean fresh;

    AccessTokens(HttpClient http, OAuthClient client, Duration timeout, Clock clock) {
        this.http = http;
        this.endpoint = client.endpoint();
        this.timeout = timeout;
        this.clock = clock;
        request = new LinkedHashMap<>();
        request.put("grant_type", client.refreshToken().isEmpty() ? "client_credentials" : "refresh_token");
        request.put("client_id", client.id());
        request.put("client_secret", client.secret());
        request.put("refresh_token", client.refreshToken());
        request.put("scope", client.scope());
    }

    /** A token that is good for another minute. */
    public synchronized String current() throws AccessException, InterruptedException {
        fresh = false;
        if (!clock.instant().isBefore(renewAt)) {
            renew();
        }
        return token;
    }

    /** The server refused the token; false when it was got just for this login, so that another would not help. */
    public synchronized boolean forget() {
        renewAt = Instant.MIN;
        return !fresh;
    }

    private void renew() throws AccessException, InterruptedException {
        JsonNode answer = ask();
        if (!answer.path("access_token").isTextual()) {
            throw trouble("gives no access token");
        }
        token = answer.path("access_token").textValue();
        if (answer.path("refresh_token").isTextual()) {
            request.put("refresh_token", answer.path("refresh_token").textValue());
        }
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(USUAL_LIFE.toSeconds()));
        Duration used = life.compareTo(EARLY.multipliedBy(2)) > 0 ? life.minus(EARLY) : life.dividedBy(2);
        renewAt = clock.instant().plus(used);
        fresh = true;
    }

    private JsonNode ask() throws AccessException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(endpoint)
                .timeout(timeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form()))
                .build();
        HttpResponse<String> response;
        try {
            response = http.send(post, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw trouble("cannot be reached (" + e.getClass().getSimpleName() + ")");
        }
        JsonNode answer = read(response.body());
        if (response.statusCode() != 200) {
            // The error is one word of a list (RFC 6749, 5.2); its description may say more than a log should hold.
            String error = answer.path("error").asText("");
            throw trouble("answers " + response.statusCode()
                    + (error.matches("[a-z_]{1,40}") ? " " + error : "")
                    + (error.equals("invalid_grant") ? "; grant access anew and set the new refresh token" : ""));
        }
        return answer;
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private String form() {
        return request.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private AccessException trouble(String what) {
        return new AccessException("the token endpoint " + endpoint.getHost() + " " + what);
    }
}
