package io.fairlead.desk;

import io.fairlead.access.Person;
import io.fairlead.attachment.ContentStore;
import io.fairlead.web.Download;
import io.fairlead.web.Problem;
import io.fairlead.web.RefusedException;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * A ticket's files, opened from their seal: as downloads that a browser neither runs nor guesses at, and pictures of
 * four kinds inline. Statuses: 200, 404.
 */
public final class FileDoor {
    private final ContentStore store;

    public FileDoor(ContentStore store) {
        this.store = store;
    }

    /** For {@code find-attachment.sql}. */
    public Map<String, Object> ask(Exchange exchange) {
        Asked asked = exchange.getVariable(Asked.VARIABLE, Asked.class);
        return Map.of(
                "ref", asked.ref(),
                "sha256", asked.path().get("sha256"),
                "person", Person.of(exchange).name());
    }

    /** @param name of the file as its message has it; null when the ticket has no such file */
    public void give(Exchange exchange, String name) {
        String sha256 = exchange.getVariable(Asked.VARIABLE, Asked.class).path().get("sha256");
        byte[] content = Optional.ofNullable(name)
                .flatMap(known -> store.get(sha256))
                .orElseThrow(() -> new RefusedException(Problem.of(404, "This ticket has no such file.")));
        Optional<String> picture = Picture.typeOf(content);
        picture.ifPresentOrElse(
                type -> Download.show(exchange, type, name, content), () -> Download.give(exchange, name, content));
    }
}
