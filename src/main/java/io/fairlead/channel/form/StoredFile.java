package io.fairlead.channel.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.ticket.Attachment;

/** A file of a post whose content is kept already: the raw inbound carries this in its place. */
record StoredFile(String name, String type, long size, String sha256) {
    static StoredFile read(JsonNode node) {
        return new StoredFile(
                node.path("name").asText(),
                node.path("type").asText(),
                node.path("size").asLong(),
                node.path("sha256").asText());
    }

    void write(ObjectNode node) {
        node.put("name", name).put("type", type).put("size", size).put("sha256", sha256);
    }

    /** Its source is its hash: there the attachment stage finds it. */
    Attachment attachment() {
        return new Attachment(name, type, size, null, sha256, null);
    }
}
