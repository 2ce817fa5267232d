package io.fairlead.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * An event on its way to an endpoint.
 *
 * @param uid the same however often it is sent
 * @param ref the ticket's
 * @param actor who did it; null when nobody did
 * @param data the ticket as JSON
 * @param attempt from 1
 */
record Delivery(long event, String uid, String kind, String ref, String actor, Instant at, String data, int attempt) {
    static final String MEDIA_TYPE = "application/cloudevents+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Delivery of(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("event_id"),
                row.getString("uid"),
                row.getString("kind"),
                row.getString("ref"),
                row.getString("actor"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("data"),
                row.getInt("attempt"));
    }

    /** CloudEvents 1.0, JSON format, with the extension {@code sequence}; the same bytes at every attempt. */
    String body(String source) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", uid)
                .put("source", source)
                .put("type", EventKinds.TYPE + kind)
                .put("subject", ref)
                .put("time", at.toString())
                .put("sequence", String.format("%019d", event()))
                .put("datacontenttype", "application/json");
        if (actor != null) {
            event.put("actor", actor);
        }
        try {
            event.set("data", JSON.readTree(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database gave no JSON for event " + uid, e);
        }
        return event.toString();
    }
}
