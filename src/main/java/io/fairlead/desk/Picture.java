package io.fairlead.desk;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Kinds of pictures that hold no script and load nothing, told by their first bytes and never by what a sender says. */
final class Picture {
    private static final Map<String, String> BEGINNINGS = beginnings();

    private Picture() {}

    static Optional<String> typeOf(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return Optional.of("image/webp");
        }
        return BEGINNINGS.entrySet().stream()
                .filter(entry -> head.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> beginnings() {
        Map<String, String> beginnings = new LinkedHashMap<>();
        beginnings.put("\u00ff\u00d8\u00ff", "image/jpeg");
        beginnings.put("\u0089PNG\r\n\u001a\n", "image/png");
        beginnings.put("GIF87a", "image/gif");
        beginnings.put("GIF89a", "image/gif");
        return beginnings;
    }
}
