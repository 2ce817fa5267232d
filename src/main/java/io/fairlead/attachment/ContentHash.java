package io.fairlead.attachment;

import java.util.regex.Pattern;

/** The name of a content: {@code abcdef…} lies at {@code ab/abcdef…}, so that no folder grows too large. */
final class ContentHash {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    private ContentHash() {}

    static boolean is(String name) {
        return SHAPE.matcher(name).matches();
    }

    /** @throws IllegalArgumentException when it is no hash, and might name something else */
    static String place(String sha256) {
        if (!is(sha256)) {
            throw new IllegalArgumentException("not a SHA-256 in hex");
        }
        return sha256.substring(0, 2) + "/" + sha256;
    }
}
