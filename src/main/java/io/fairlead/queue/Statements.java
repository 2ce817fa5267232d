package io.fairlead.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements under {@code sql/} that Java sends itself; the routes' endpoints read theirs there too. */
final class Statements {
    private Statements() {}

    /** @param verb the file's name without its ending */
    static String read(String verb) {
        try (InputStream in = Statements.class.getResourceAsStream("/sql/" + verb + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
