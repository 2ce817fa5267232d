package io.fairlead.desk;

import io.fairlead.digest.Sha256;
import io.fairlead.web.FileKeeping;
import io.fairlead.web.FileRules;
import io.fairlead.web.Reception;
import io.fairlead.web.Request;
import io.fairlead.web.SafeName;
import org.apache.camel.Exchange;

/**
 * Takes a file that an agent puts up for an answer: its name is made safe, its type told by content, its bytes stored
 * sealed. Nobody is told of it until an answer takes it along. Statuses: 413, 415, 422 from here.
 */
public final class UploadDoor {
    private final FileRules rules;
    private final FileKeeping keeping;

    /** @param rules what is taken with one answer; of one file they are asked here */
    public UploadDoor(FileRules rules, FileKeeping keeping) {
        this.rules = rules;
        this.keeping = keeping;
    }

    /** Stores the body; afterwards what is asked describes it, for {@code perform.sql}. */
    public void keep(Exchange exchange, byte[] posted) {
        Request request = Reception.request(exchange);
        Asked asked = exchange.getVariable(Asked.VARIABLE, Asked.class);
        byte[] content = posted == null ? new byte[0] : posted;
        String name = SafeName.of(asked.query().getOrDefault("name", ""));
        if (!request.contentEncoding().isEmpty()) {
            throw FileRefusal.of(415, "encoded", "Send the file as it is, without a Content-Encoding.", "");
        }
        if (content.length == 0) {
            throw FileRefusal.of(422, "file_empty", "The file is empty.", "");
        }
        if (content.length > rules.maxBytes()) {
            String most = FileRules.spoken(rules.maxBytes());
            throw FileRefusal.of(413, "file_large", "A file may have " + most + " at most.", most);
        }
        if (!rules.welcomes(keeping, content, name)) {
            String types = rules.spoken();
            throw FileRefusal.of(422, "file_type", "Files of these types can be sent: " + types + ".", types);
        }
        String sha256 = Sha256.of(content);
        keeping.keep(sha256, content);
        asked.body()
                .put("name", name)
                .put("type", keeping.type(content, name, ""))
                .put("size", content.length)
                .put("sha256", sha256);
    }
}
