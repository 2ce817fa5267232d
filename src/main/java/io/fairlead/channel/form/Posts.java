package io.fairlead.channel.form;

import io.fairlead.ticket.UnreadableException;
import io.fairlead.web.Problems;
import io.fairlead.web.Reception;
import io.fairlead.web.Request;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.camel.Exchange;

/** Reads what was posted to a form or a status page, once its type and size are looked at. */
final class Posts {
    private static final Set<String> TYPES = Set.of(FormBody.URLENCODED, FormBody.MULTIPART, FormBody.JSON);

    private Posts() {}

    /** @throws UnreadableException in a sentence for the sender; the variable {@link Problems#STATUS} says how to answer */
    static Post read(Exchange exchange, Form form, byte[] body) {
        Request request = Reception.request(exchange);
        if (!TYPES.contains(request.mediaType())) {
            throw unreadable(exchange, 415, "Send the form as JSON, urlencoded or multipart.");
        }
        if (!request.contentEncoding().isEmpty() && !request.contentEncoding().equals("identity")) {
            throw unreadable(exchange, 415, "Send the body as it is, not compressed.");
        }
        if (body.length > form.maxBody()) {
            throw unreadable(exchange, 413, "The post is larger than " + form.maxBody() + " bytes.");
        }
        Post post = FormBody.read(request.mediaType(), request.contentType(), body);
        if (textBytes(post) > form.maxBytes() || post.files().isEmpty() && body.length > form.maxBytes()) {
            throw unreadable(exchange, 413, "The post is larger than " + form.maxBytes() + " bytes without its files.");
        }
        return post;
    }

    private static long textBytes(Post post) {
        return post.fields().entrySet().stream()
                .mapToLong(field -> bytes(field.getKey()) + bytes(field.getValue()))
                .sum();
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static UnreadableException unreadable(Exchange exchange, int status, String reason) {
        exchange.setVariable(Problems.STATUS, status);
        return new UnreadableException(reason);
    }
}
