package io.fairlead.event;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * Sends as Standard Webhooks 1.0.0 has it. An answer of 200 to 299 means that it arrived; redirects are not followed, and
 * of an answer's body no more is read than lets the connection be used again.
 */
final class WebhookSender implements Sender {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int GONE = 410;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Function<String, Optional<String>> setting;
    private final Clock clock;

    /** @param setting asked at each attempt, so that a secret can be changed while the router runs */
    WebhookSender(Function<String, Optional<String>> setting, Clock clock) {
        this.setting = setting;
        this.clock = clock;
    }

    @Override
    public Outcome send(Endpoint endpoint, Delivery delivery, String body) throws InterruptedException {
        try {
            URI address = endpoint.address(setting);
            List<SigningSecret> secrets = endpoint.signing(setting);
            if (ForbiddenAddress.isAt(address.getHost())) {
                return Outcome.failed("its host is at a link-local, metadata or multicast address");
            }
            return sent(request(address, delivery.uid(), secrets, body), endpoint.timeout());
        } catch (IllegalArgumentException e) {
            return Outcome.failed("its address or secret is none; 'fairlead check' says more");
        } catch (UnknownHostException e) {
            return Outcome.failed("its host's name has no address");
        }
    }

    private HttpRequest request(URI address, String uid, List<SigningSecret> secrets, String body) {
        long now = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(address)
                .header("Content-Type", Delivery.MEDIA_TYPE + "; charset=UTF-8")
                .header("User-Agent", "Fairlead")
                .header("webhook-id", uid)
                .header("webhook-timestamp", String.valueOf(now))
                .header(
                        "webhook-signature",
                        secrets.stream()
                                .map(secret -> secret.signature(uid, now, body))
                                .collect(Collectors.joining(" ")))
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
    }

    private Outcome sent(HttpRequest request, Duration timeout) throws InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, response -> new BoundedBody());
        try {
            return outcome(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Outcome.failed("no answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            return Outcome.failed(words(e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    private Outcome outcome(HttpResponse<Void> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return Outcome.DELIVERED;
        }
        String failure = "it answered " + status + (status / 100 == 3 ? "; redirects are not followed" : "");
        Duration wish = response.headers()
                .firstValue("Retry-After")
                .map(value -> RetryAfter.of(value, clock.instant()))
                .orElse(Duration.ZERO);
        return new Outcome(failure, wish, status == GONE);
    }

    /** Never the exception's own words, which may quote the address. */
    private static String words(Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return "no connection within " + PATIENCE.toSeconds() + " s";
        }
        if (failure instanceof ConnectException) {
            return "it cannot be connected to";
        }
        if (failure instanceof SSLException) {
            return "its certificate is not trusted, or TLS failed";
        }
        return failure instanceof IOException
                ? "the connection broke before the answer"
                : failure.getClass().getSimpleName();
    }
}
