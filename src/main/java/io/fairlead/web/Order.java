package io.fairlead.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody orders by a posted JSON object. What cannot be understood is refused with 400. */
public final class Order {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_WHY = 500;

    private final JsonNode asked;

    private Order(JsonNode asked) {
        this.asked = asked;
    }

    /** @param posted the body; null for none */
    public static Order of(byte[] posted) {
        try {
            JsonNode asked = JSON.readTree(posted == null ? new byte[0] : posted);
            if (asked != null && asked.isObject()) {
                return new Order(asked);
            }
        } catch (IOException e) {
            throw refused("The body is not JSON.");
        }
        throw refused("The body must be a JSON object.");
    }

    /** The words of a field; null when it has none. */
    public String text(String field) {
        return asked.path(field).textValue();
    }

    /** The numbers in {@code ids}; empty when the order names none that way. */
    public Optional<List<Long>> ids() {
        JsonNode ids = asked.path("ids");
        if (!ids.isArray()) {
            return Optional.empty();
        }
        List<Long> numbers = new ArrayList<>();
        ids.forEach(id -> {
            if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                throw refused("'ids' must be numbers.");
            }
            numbers.add(id.asLong());
        });
        return Optional.of(numbers);
    }

    /** Whether it is about everything: {@code "all": true}. */
    public boolean isForAll() {
        return asked.path("all").asBoolean();
    }

    /** The reason, which must be given. */
    public String why() {
        String why = asked.path("why").asText("").strip();
        if (why.isEmpty() || why.length() > LONGEST_WHY || why.indexOf('\0') >= 0) {
            throw refused("Say why in 'why', in up to " + LONGEST_WHY + " characters.");
        }
        return why;
    }

    public static RefusedException refused(String detail) {
        return new RefusedException(Problem.of(400, detail));
    }
}
