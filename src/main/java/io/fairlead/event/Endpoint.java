package io.fairlead.event;

import io.fairlead.config.Placeholders;
import io.fairlead.config.YamlNode;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One place that events go to: a webhook, which has a {@code url} and secrets, or whatever Camel can send {@code to}.
 *
 * @param place where it stands in its file
 * @param url as written, with its placeholders; empty when it is no webhook
 * @param to a Camel endpoint as written; empty when it is a webhook
 * @param secrets as written, the newest first
 * @param kinds what it wants to be told; empty for everything
 * @param parallel how many deliveries are under way at once, each of another ticket
 */
public record Endpoint(
        String name,
        YamlNode place,
        String url,
        String to,
        List<String> secrets,
        Set<String> kinds,
        Duration timeout,
        Backoff backoff,
        int parallel) {

    public Endpoint {
        secrets = List.copyOf(secrets);
        kinds = Set.copyOf(kinds);
    }

    boolean isWebhook() {
        return !url.isEmpty();
    }

    String kind() {
        return isWebhook() ? "webhook" : "camel";
    }

    /** Every setting that it refers to. */
    Set<String> references() {
        Set<String> keys = new LinkedHashSet<>(Placeholders.in(url));
        keys.addAll(Placeholders.in(to));
        secrets.forEach(secret -> keys.addAll(Placeholders.in(secret)));
        return keys;
    }

    /** @throws IllegalArgumentException when it is none that a webhook can have */
    URI address(Function<String, Optional<String>> setting) {
        URI address = URI.create(Placeholders.fill(url, setting));
        if (!Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                || address.getHost() == null
                || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("no address of a webhook");
        }
        return address;
    }

    /** @throws IllegalArgumentException when one of them is none */
    List<SigningSecret> signing(Function<String, Optional<String>> setting) {
        return secrets.stream()
                .map(secret -> SigningSecret.of(Placeholders.fill(secret, setting)))
                .toList();
    }

    /** Where it goes, without what may be a secret: a path, options, a user. */
    String shown() {
        return (isWebhook() ? url.replaceFirst("(?<=[^/:])/.*", "/…") : to.replaceFirst("\\?.*", ""))
                .replaceFirst("(?<=/)[^/@]*@", "");
    }
}
