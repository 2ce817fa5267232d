package io.fairlead.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;

/** A file that somebody sent, given to a browser that neither runs it nor guesses at it. */
public final class Download {
    private Download() {}

    /** To be saved under this name. */
    public static void give(Exchange exchange, String name, byte[] content) {
        give(exchange, "application/octet-stream", "attachment", name, content);
    }

    /** @param picture a media type that browsers only draw */
    public static void show(Exchange exchange, String picture, String name, byte[] content) {
        give(exchange, picture, "inline", name, content);
    }

    private static void give(Exchange exchange, String type, String how, String name, byte[] content) {
        Answers.content(
                exchange,
                type,
                content,
                Map.of(
                        "Content-Disposition", how + "; " + named(name),
                        "Content-Security-Policy", "sandbox; default-src 'none'",
                        "Cross-Origin-Resource-Policy", "same-origin",
                        "Cache-Control", "private, max-age=300"));
    }

    /** Source: RFC 6266; the name in ASCII for those who know no other. */
    private static String named(String name) {
        String plain = name.replaceAll("[^\\w. -]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
