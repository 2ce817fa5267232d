package io.fairlead.ticket;

import java.util.List;

/** A message and every entity that stands in it: the only form in which both secret text and its places are together. */
public record Recognised(Message message, List<Entity> entities) {
    public Recognised {
        entities = List.copyOf(entities);
    }

    /** Keeps the customer's words out of logs. */
    @Override
    public String toString() {
        return message + " with " + entities.size() + " entities";
    }
}
