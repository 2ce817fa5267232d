package io.fairlead.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.access.Person;
import io.fairlead.attachment.Attachments;
import io.fairlead.attachment.ContentStore;
import io.fairlead.ticket.Attachment;
import io.fairlead.web.FileRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * The files that an answer takes along, brought to the guard: their names, and the words of those that are text. What is
 * not there any more is left out here and refused by {@code perform}, so that a repeated answer is still a repeat.
 */
public final class Enclosures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VARIABLE = "enclosures";

    private final FileRules rules;
    private final ContentStore store;

    /** @param rules what is taken with one answer */
    public Enclosures(FileRules rules, ContentStore store) {
        this.rules = rules;
        this.store = store;
    }

    /** Whether what is asked takes files along. */
    public boolean has(Exchange exchange) {
        return !asked(exchange).body().path("files").isEmpty();
    }

    /** For {@code find-uploads.sql}; 422 when there are too many. */
    public Map<String, Object> ask(Exchange exchange) {
        JsonNode files = asked(exchange).body().path("files");
        if (files.size() > rules.most()) {
            String most = String.valueOf(rules.most());
            throw FileRefusal.of(422, "files_many", "An answer takes " + most + " files at most.", most);
        }
        return Map.of(
                "ref", asked(exchange).ref(), "person", Person.of(exchange).name(), "files", files.toString());
    }

    /** Opens them for the guard; 413 when they are too large together. */
    public void read(Exchange exchange, String found) throws JsonProcessingException {
        JsonNode uploads = JSON.readTree(found);
        long together = 0;
        for (JsonNode upload : uploads) {
            together += upload.path("size").asLong();
        }
        if (together > rules.maxBytesTogether()) {
            String most = FileRules.spoken(rules.maxBytesTogether());
            throw FileRefusal.of(413, "files_large", "The files of an answer may have " + most + " together.", most);
        }
        List<Attachment> files = new ArrayList<>();
        uploads.forEach(upload -> files.add(opened(upload)));
        exchange.setVariable(VARIABLE, files);
    }

    @SuppressWarnings("unchecked")
    static List<Attachment> of(Exchange exchange) {
        return exchange.getVariable(VARIABLE, List.of(), List.class);
    }

    private Attachment opened(JsonNode upload) {
        String sha256 = upload.path("sha256").asText();
        Attachment file = new Attachment(
                upload.path("name").asText(),
                upload.path("type").asText(),
                upload.path("size").asLong(),
                sha256,
                null,
                null);
        return Attachments.described(file, store.get(sha256).orElseThrow(), sha256);
    }

    private static Asked asked(Exchange exchange) {
        return exchange.getVariable(Asked.VARIABLE, Asked.class);
    }
}
