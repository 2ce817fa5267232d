package io.fairlead.guard;

import io.fairlead.config.Mistakes;
import io.fairlead.entity.Scanner;
import io.fairlead.entity.Span;
import io.fairlead.ticket.Entity;
import io.fairlead.ticket.Range;
import io.fairlead.ticket.Visibility;
import java.nio.file.Path;
import java.util.List;

/** The guard for a bare text, as {@code fairlead scan} uses it: judged as if it stood in public. */
public final class TextGuard {
    private final Scanner scanner;
    private final Policy policy;

    private TextGuard(Scanner scanner, Policy policy) {
        this.scanner = scanner;
        this.policy = policy;
    }

    /**
     * @param spans UTF-16 places in the text that was given
     * @param warn whether the author would deserve a warning in public
     * @param masked the text as it would be kept
     */
    public record Scanned(List<Span> spans, boolean warn, String masked) {}

    public static TextGuard read(Scanner scanner, Path guardYaml, Mistakes mistakes) {
        return new TextGuard(scanner, Policy.read(guardYaml, mistakes));
    }

    public Scanned scan(String text) {
        List<Span> spans = scanner.scan(text);
        List<Entity> entities = spans.stream()
                .map(span -> new Entity(span.type(), "text", new Range(span.start(), span.end())))
                .toList();
        String masked = new MaskedText(text, entities, entity -> does(entity.type(), Action.MASK)).words();
        return new Scanned(spans, spans.stream().anyMatch(span -> does(span.type(), Action.WARN)), masked);
    }

    private boolean does(String type, Action action) {
        return policy.rule(type, "").actions(Visibility.PUBLIC).contains(action);
    }
}
