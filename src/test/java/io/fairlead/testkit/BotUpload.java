package io.fairlead.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@code multipart/form-data} request as the Bot API does: objects are JSON, a part with a file name is a file. */
final class BotUpload {
    private static final Pattern PART =
            Pattern.compile("(?s)Content-Disposition: form-data; name=\"([^\"]+)\"(?:; filename=\"([^\"]*)\")?\r\n"
                    + "(?:Content-Type: ([^\r]+)\r\n)?\r\n(.*)\r\n");

    private BotUpload() {}

    static ObjectNode read(byte[] body, String contentType) throws IOException {
        ObjectNode parameters = BotAnswer.JSON.createObjectNode();
        String boundary = "--" + contentType.replaceFirst(".*boundary=", "");
        // One byte a character: a file may hold anything.
        String all = new String(body, StandardCharsets.ISO_8859_1);
        for (String piece : all.split(Pattern.quote(boundary))) {
            Matcher part = PART.matcher(piece.replaceFirst("^\r\n", ""));
            if (!part.matches()) {
                continue;
            }
            byte[] value = part.group(4).getBytes(StandardCharsets.ISO_8859_1);
            if (part.group(2) != null) {
                parameters
                        .putObject(part.group(1))
                        .put(
                                "name",
                                new String(part.group(2).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                        .put("type", part.group(3))
                        .put("content", Base64.getEncoder().encodeToString(value));
            } else {
                String text = new String(value, StandardCharsets.UTF_8);
                boolean isJson = text.startsWith("{") || text.matches("-?\\d+");
                parameters.set(
                        part.group(1), isJson ? BotAnswer.JSON.readTree(text) : BotAnswer.JSON.valueToTree(text));
            }
        }
        return parameters;
    }
}
