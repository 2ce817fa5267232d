package io.fairlead.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.queue.DraftJson;
import java.util.List;

/** Splits tickets as the API does, by its one call of the database; a test says what each part is about. */
public final class Splitting {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final QueueClient queue;
    private final ObjectNode body = JSON.createObjectNode();
    private String agent = "mei";
    private String key;
    private Integer version;

    private Splitting(QueueClient queue) {
        this.queue = queue;
        moved(Drafts.draft());
        staying(Drafts.draft());
    }

    public static Splitting by(QueueClient queue) {
        return new Splitting(queue);
    }

    public Splitting agent(String name) {
        agent = name;
        return this;
    }

    public Splitting key(String value) {
        key = value;
        return this;
    }

    public Splitting version(int value) {
        version = value;
        return this;
    }

    public Splitting topic(String code) {
        body.put("topic", code);
        return this;
    }

    public Splitting token(Object value) {
        body.put("token", ((Number) value).longValue());
        return this;
    }

    public Splitting moved(Drafts draft) {
        body.set("moved", about(draft));
        return this;
    }

    public Splitting staying(Drafts draft) {
        body.set("staying", about(draft));
        return this;
    }

    /** The answer, for the messages with these words: {@code status} and {@code body}, or {@code code} and {@code detail}. */
    public JsonNode split(Object ref, String... words) {
        List<String> wanted = List.of(words);
        var ids = body.putArray("messages");
        queue.ticket(ref).path("messages").forEach(message -> {
            if (wanted.contains(message.path("text").asText())) {
                ids.add(message.path("id").asLong());
            }
        });
        return asked(ref);
    }

    public JsonNode split(Object ref, List<Long> ids) {
        var list = body.putArray("messages");
        ids.forEach(list::add);
        return asked(ref);
    }

    private JsonNode asked(Object ref) {
        return read((String) queue.value(
                "select fairlead.perform('split', ?, ?, null, ?, ?, cast(? as jsonb))::text",
                agent,
                ref,
                key,
                version,
                body.toString()));
    }

    private static ObjectNode about(Drafts draft) {
        return new DraftJson(JSON).about(draft.build());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
