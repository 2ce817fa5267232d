package io.fairlead.desk;

import io.fairlead.attachment.ContentStore;
import io.fairlead.web.Answers;
import io.fairlead.web.Problem;
import io.fairlead.web.RefusedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Customers' files, opened from their seal: as downloads that a browser neither runs nor guesses at, and pictures of
 * four kinds inline. Statuses: 200, 404.
 */
public final class FileDoor {
    private final ContentStore store;

    public FileDoor(ContentStore store) {
        this.store = store;
    }

    /** For {@code find-attachment.sql}. */
    public Map<String, Object> ask(Exchange exchange) {
        Asked asked = exchange.getVariable(Asked.VARIABLE, Asked.class);
        return Map.of("ref", asked.ref(), "sha256", asked.path().get("sha256"));
    }

    /** @param name of the file as its message has it; null when the ticket has no such file */
    public void give(Exchange exchange, String name) {
        String sha256 = exchange.getVariable(Asked.VARIABLE, Asked.class).path().get("sha256");
        byte[] content = Optional.ofNullable(name)
                .flatMap(known -> store.get(sha256))
                .orElseThrow(() -> new RefusedException(Problem.of(404, "This ticket has no such file.")));
        Optional<String> picture = Picture.typeOf(content);
        Answers.content(
                exchange,
                picture.orElse("application/octet-stream"),
                content,
                Map.of(
                        "Content-Disposition", disposition(picture.isPresent(), name),
                        "Content-Security-Policy", "sandbox; default-src 'none'",
                        "Cross-Origin-Resource-Policy", "same-origin",
                        "Cache-Control", "private, max-age=300"));
    }

    /** Source: RFC 6266; the name in ASCII for those who know no other. */
    private static String disposition(boolean inline, String name) {
        String plain = name.replaceAll("[^\\w. -]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return (inline ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
