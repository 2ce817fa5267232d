package io.fairlead.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a route may know of an HTTP request after its headers are gone; Camel mixes headers, query and form fields into
 * one map, here they are apart again.
 *
 * @param query the first value of each parameter
 * @param mediaType of the body, lower case and without parameters; empty when there is none
 * @param contentType as it was sent, for the boundary of a multipart body
 * @param contentEncoding of the body, lower case; empty when it is plain
 * @param remote address and port of the other end, {@code 127.0.0.1:51000}
 */
public record Request(
        String method,
        String path,
        Map<String, String> query,
        String accept,
        String acceptLanguage,
        String mediaType,
        String contentType,
        String contentEncoding,
        String idempotencyKey,
        String ifNoneMatch,
        String ifMatch,
        String origin,
        String fetchSite,
        String host,
        String forwardedFor,
        String remote) {

    /** Where a type that {@link Doors} hid from Vert.x stands, so that Vert.x leaves the body alone. */
    static final String HIDDEN_CONTENT_TYPE = "Fairlead-Content-Type";

    static Request of(Message message) {
        String contentType = header(message, HIDDEN_CONTENT_TYPE);
        if (contentType.isEmpty()) {
            contentType = header(message, Exchange.CONTENT_TYPE);
        }
        return new Request(
                header(message, Exchange.HTTP_METHOD),
                header(message, Exchange.HTTP_PATH),
                query(header(message, Exchange.HTTP_RAW_QUERY)),
                header(message, "Accept"),
                header(message, "Accept-Language"),
                contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT),
                contentType,
                header(message, "Content-Encoding").toLowerCase(Locale.ROOT),
                header(message, "Idempotency-Key"),
                header(message, "If-None-Match"),
                header(message, "If-Match"),
                header(message, "Origin"),
                header(message, "Sec-Fetch-Site"),
                header(message, "Host"),
                header(message, "X-Forwarded-For"),
                header(message, "CamelVertxPlatformHttpRemoteAddress"));
    }

    /** Whether a person with a browser asks, who wants a page and not JSON. */
    public boolean wantsPage() {
        return accept.contains("text/html");
    }

    /**
     * Whether a page of somebody else made the browser send this. Browsers say so themselves (Fetch Metadata); an older
     * one sends the origin at least. A program sends neither, and has no one's authority to misuse.
     */
    public boolean isCrossSite() {
        return CrossSite.is(fetchSite, origin, host);
    }

    /** HEAD is answered as GET; the server leaves the body out. */
    public boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** What follows the last slash of the path. */
    public String lastSegment() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String header(Message message, String name) {
        Object value = message.getHeader(name);
        if (value instanceof List<?> values) {
            // A query parameter or form field of the same name is appended by Camel: the header comes first.
            value = values.isEmpty() ? null : values.get(0);
        }
        return value == null ? "" : value.toString();
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                query.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
