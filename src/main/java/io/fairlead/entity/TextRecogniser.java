package io.fairlead.entity;

import io.fairlead.config.Mistakes;
import io.fairlead.ticket.Entity;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Range;
import io.fairlead.ticket.Recognised;
import io.fairlead.ticket.WithheldException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recognises entities in every part of a message with one {@link Scanner}. */
public final class TextRecogniser implements Recogniser {
    private final Scanner scanner;

    public TextRecogniser(Scanner scanner) {
        this.scanner = scanner;
    }

    /** With the operator's brands and own detectors; mistakes in either file are noted. */
    public static TextRecogniser read(Path guardYaml, Path brandsYaml, Mistakes mistakes) {
        return new TextRecogniser(
                new Scanner(Brands.read(brandsYaml, mistakes), OwnDetectors.read(guardYaml, mistakes)));
    }

    /** @throws WithheldException when a detector fails, so that the message is held and nothing unread is stored */
    @Override
    public Recognised recognise(Message message) {
        List<Entity> entities = new ArrayList<>();
        message.parts().forEach((part, text) -> {
            for (Span span : scanned(message, part, text)) {
                entities.add(new Entity(span.type(), part, new Range(span.start(), span.end())));
            }
        });
        return new Recognised(message, entities);
    }

    private List<Span> scanned(Message message, String part, String text) {
        try {
            return scanner.scan(text);
        } catch (RuntimeException | StackOverflowError e) {
            throw new WithheldException(message + ": a detector failed on part '" + part + "'", e);
        }
    }
}
