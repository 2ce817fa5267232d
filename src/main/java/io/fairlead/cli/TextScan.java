package io.fairlead.cli;

import io.fairlead.config.Mistakes;
import io.fairlead.entity.Brands;
import io.fairlead.entity.OwnDetectors;
import io.fairlead.entity.Scanner;
import io.fairlead.entity.Span;
import io.fairlead.guard.TextGuard;
import io.fairlead.ticket.Entity;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Range;
import java.nio.file.Path;
import java.util.List;

/** Recognises and judges one bare text, as the intake route does a message: first the detectors, then the policy. */
final class TextScan {
    private final Scanner scanner;
    private final TextGuard guard;

    private TextScan(Scanner scanner, TextGuard guard) {
        this.scanner = scanner;
        this.guard = guard;
    }

    /**
     * @param spans UTF-16 places in the text that was given
     * @param warn whether the author would deserve a warning in public
     * @param masked the text as it would be kept
     */
    record Scanned(List<Span> spans, boolean warn, String masked) {}

    /** @param config folder with {@code guard.yaml} and {@code brands.yaml}; mistakes in them are noted */
    static TextScan read(Path config, Mistakes mistakes) {
        Path guardYaml = config.resolve("guard.yaml");
        Scanner scanner = new Scanner(
                Brands.read(config.resolve("brands.yaml"), mistakes), OwnDetectors.read(guardYaml, mistakes));
        return new TextScan(scanner, TextGuard.read(guardYaml, mistakes));
    }

    Scanned scan(String text) {
        List<Span> spans = scanner.scan(text);
        List<Entity> entities = spans.stream()
                .map(span -> new Entity(span.type(), Message.TEXT, new Range(span.start(), span.end())))
                .toList();
        return new Scanned(spans, guard.warns(entities), guard.masked(text, entities));
    }
}
