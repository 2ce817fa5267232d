package io.fairlead.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;

/**
 * Who comes to the door, before his request is read; it holds his secrets, so it does not print.
 *
 * @param path as the router reads it: decoded, without dots
 * @param address of the nearest machine that is no proxy of ours
 * @param secure whether he came over TLS, as far as our own server or a proxy of ours says
 */
public record Arrival(
        String method,
        String path,
        String query,
        boolean wantsPage,
        String authorization,
        String cookies,
        String csrfToken,
        String origin,
        String fetchSite,
        String host,
        String address,
        boolean secure) {
    /** The variable in which a door finds it, where the gate lets it be known. */
    public static final String VARIABLE = "arrival";

    /** The header in which a page of ours proves that a write is its own. */
    public static final String CSRF_HEADER = "X-CSRF-Token";

    static Arrival of(RoutingContext context, Proxies proxies) {
        MultiMap headers = context.request().headers();
        String remote = context.request().remoteAddress().hostAddress();
        return new Arrival(
                context.request().method().name(),
                context.normalizedPath(),
                text(context.request().query()),
                text(headers.get("Accept")).contains("text/html"),
                text(headers.get("Authorization")),
                String.join("; ", headers.getAll("Cookie")),
                text(headers.get(CSRF_HEADER)),
                text(headers.get("Origin")),
                text(headers.get("Sec-Fetch-Site")),
                text(headers.get("Host")),
                proxies.addressOf(remote, text(headers.get("X-Forwarded-For"))),
                context.request().isSSL() || proxies.saySecure(remote, text(headers.get("X-Forwarded-Proto"))));
    }

    /** HEAD is answered as GET. */
    public boolean reads() {
        return List.of("GET", "HEAD").contains(method);
    }

    /** Whether a page of somebody else made the browser send this; see {@link Request#isCrossSite}. */
    public boolean isCrossSite() {
        return CrossSite.is(fetchSite, origin, host);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static String text(String header) {
        return Objects.requireNonNullElse(header, "");
    }
}
