package io.fairlead.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fairlead.digest.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * Text as PostgreSQL can store it: U+0000 and lone surrogates, which jsonb refuses, become U+FFFD. One character for
 * one, so that offsets of findings stay right.
 */
public final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int LONGEST_KEY = 200;

    private StorableText() {}

    /** Replaces in every text of the tree, in place, and returns it. */
    public static JsonNode of(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                JsonNode child = object.get(name);
                JsonNode storable = of(child);
                if (storable != child) {
                    object.set(name, storable);
                }
            });
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, of(array.get(i)));
            }
        } else if (tree instanceof TextNode text) {
            String storable = of(text.textValue());
            return storable.equals(text.textValue()) ? text : TextNode.valueOf(storable);
        }
        return tree;
    }

    /** A key as {@code fairlead.short_key} makes it, so that what is sealed for it opens by what the database knows. */
    static String key(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_KEY ? text : "sha256:" + Sha256.of(bytes);
    }

    static String of(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                changed = changed == null ? new StringBuilder(text) : changed;
                changed.setCharAt(i, REPLACEMENT);
            }
        }
        return changed == null ? text : changed.toString();
    }
}
