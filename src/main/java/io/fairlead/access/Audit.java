package io.fairlead.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.queue.Statements;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Writes down who came in, who failed to, and who changed whose rights; a deed that cannot be written down fails. */
final class Audit {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Statements statements;

    Audit(Statements statements) {
        this.statements = statements;
    }

    void note(String actor, String deed, String subject, Map<String, String> detail) {
        ObjectNode node = JSON.createObjectNode();
        detail.forEach(node::put);
        statements.run("note-deed", actor, deed, subject, node.toString());
    }

    /** The same beside the answer, whose time must not tell whether there was something to write down. */
    void noteMeanwhile(String actor, String deed, String subject, Map<String, String> detail) {
        CompletableFuture.runAsync(() -> note(actor, deed, subject, detail));
    }
}
