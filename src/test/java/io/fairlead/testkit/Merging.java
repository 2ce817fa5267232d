package io.fairlead.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Merges tickets as the API does, by its one call of the database. */
public final class Merging {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Merging() {}

    /** The answer: {@code status} and {@code body}, or {@code code} and {@code detail}. */
    public static JsonNode merge(QueueClient queue, String agent, Object ref, Object into) {
        String answer = (String) queue.value(
                "select fairlead.perform('merge', ?, ?, null, null, null,"
                        + " jsonb_build_object('into', cast(? as text)))::text",
                agent,
                ref,
                into);
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
