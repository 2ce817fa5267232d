package io.fairlead.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements under {@code sql/}, each named by what it does. */
public final class SqlText {
    private SqlText() {}

    public static String of(String verb) {
        try (InputStream in = SqlText.class.getResourceAsStream("/sql/" + verb + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
