package io.fairlead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.attachment.Attachments;
import io.fairlead.attachment.ManagedStore;
import io.fairlead.queue.DraftJson;
import io.fairlead.queue.StoredContents;
import io.fairlead.ticket.Attachment;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Fetches files that could not be had when their message came, and sweeps out contents that no message has. */
public final class LateAttachments {
    private static final Duration UNCOMMITTED = Duration.ofDays(1);

    private final Attachments attachments;
    private final ManagedStore store;
    private final StoredContents contents;
    private final ObjectMapper json;
    private final DraftJson draft;

    LateAttachments(Attachments attachments, ManagedStore store, StoredContents contents, ObjectMapper json) {
        this.attachments = attachments;
        this.store = store;
        this.contents = contents;
        this.json = json;
        this.draft = new DraftJson(json);
    }

    /**
     * One try.
     *
     * @param row of {@code take-attachments.sql}
     * @return what {@code settle-attachment.sql} takes; its {@code file} is null when the file still cannot be had
     */
    public Map<String, Object> fetch(Map<String, Object> row) throws JsonProcessingException {
        JsonNode file = json.readTree((String) row.get("file"));
        Channel channel = new Channel((String) row.get("channel"), ChannelKind.of((String) row.get("channel_kind")));
        Map<String, Object> settled = new HashMap<>();
        settled.put("id", row.get("id"));
        settled.put(
                "file",
                attachments
                        .fetch(channel, attachment(file))
                        .map(fetched -> draft.file(fetched).toString())
                        .orElse(null));
        return settled;
    }

    /** Removes contents whose message was never committed, or is gone. */
    public void sweep() {
        store.sweep(UNCOMMITTED, contents::unwanted);
    }

    private static Attachment attachment(JsonNode file) {
        return new Attachment(
                file.path("name").asText(),
                file.path("type").asText(),
                file.path("size").asLong(-1),
                null,
                file.path("source").asText(),
                null);
    }
}
