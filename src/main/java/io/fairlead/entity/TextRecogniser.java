package io.fairlead.entity;

import io.fairlead.config.Mistakes;
import io.fairlead.ticket.Entity;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Range;
import io.fairlead.ticket.Recognised;
import io.fairlead.ticket.WithheldException;
import io.fairlead.time.WorkTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Recognises entities in every part of a message with one {@link Scanner}. */
public final class TextRecogniser implements Recogniser {
    private final Scanner scanner;
    private final Supplier<WorkTime> times;

    /** @param times begins to count for one message */
    TextRecogniser(Scanner scanner, Supplier<WorkTime> times) {
        this.scanner = scanner;
        this.times = times;
    }

    /** With the operator's brands and own detectors; mistakes in either file are noted. */
    public static TextRecogniser read(Path guardYaml, Path brandsYaml, Mistakes mistakes) {
        return new TextRecogniser(
                new Scanner(Brands.read(brandsYaml, mistakes), OwnDetectors.read(guardYaml, mistakes)),
                WorkTime::begin);
    }

    /** @throws WithheldException when a detector fails or is too slow, so that the message is held and nothing unread is stored */
    @Override
    public Recognised recognise(Message message) {
        Map<String, String> parts = message.parts();
        Budget budget =
                new Budget(parts.values().stream().mapToInt(String::length).sum(), times.get());
        List<Entity> entities = new ArrayList<>();
        parts.forEach((part, text) -> {
            for (Span span : scanned(message, part, text, budget)) {
                entities.add(new Entity(span.type(), part, new Range(span.start(), span.end())));
            }
        });
        return new Recognised(message, entities);
    }

    private List<Span> scanned(Message message, String part, String text, Budget budget) {
        try {
            if (part.equals(Message.HTML)) {
                HtmlText html = new HtmlText(text);
                return scanner.scan(html.text(), budget).stream()
                        .map(html::inHtml)
                        .toList();
            }
            return scanner.scan(text, budget);
        } catch (RuntimeException | StackOverflowError e) {
            throw new WithheldException(message + ": a detector failed on part '" + part + "'", e);
        }
    }
}
