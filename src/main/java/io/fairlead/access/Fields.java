package io.fairlead.access;

import io.fairlead.web.Problem;
import io.fairlead.web.RefusedException;
import io.fairlead.web.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a small form of ours; anything else is refused. */
final class Fields {
    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final int LARGEST = 16_384;

    private Fields() {}

    /** @throws RefusedException 413, 415 or 400 */
    static Map<String, String> read(Request request, byte[] body) {
        if (!request.mediaType().equals(TYPE)) {
            throw new RefusedException(Problem.of(415, "This must be a form, " + TYPE + "."));
        }
        if (body.length > LARGEST) {
            throw new RefusedException(Problem.of(413, "This is larger than any form of ours."));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
                String[] parts = pair.split("=", 2);
                fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Problem.of(400, "The body is not properly URL-encoded."));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
