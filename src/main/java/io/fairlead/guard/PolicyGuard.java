package io.fairlead.guard;

import io.fairlead.config.Mistakes;
import io.fairlead.ticket.Entity;
import io.fairlead.ticket.EntityTypes;
import io.fairlead.ticket.Finding;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Range;
import io.fairlead.ticket.Recognised;
import io.fairlead.ticket.Severity;
import io.fairlead.ticket.Visibility;
import io.fairlead.ticket.WithheldException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Masks and judges by {@code config/guard.yaml}; of a message with anything masked, the HTML is left out altogether. */
public final class PolicyGuard implements Guard {
    private final Policy policy;

    private PolicyGuard(Policy policy) {
        this.policy = policy;
    }

    /** Mistakes in the file are noted; what it does not name is masked. */
    public static PolicyGuard read(Path guardYaml, Mistakes mistakes) {
        return new PolicyGuard(Policy.read(guardYaml, mistakes));
    }

    @Override
    public Guarded guard(Recognised recognised) {
        try {
            return guarded(recognised.message(), recognised.entities());
        } catch (RuntimeException e) {
            throw new WithheldException(recognised.message() + ": the guard failed", e);
        }
    }

    private Guarded guarded(Message message, List<Entity> entities) {
        Map<String, List<Entity>> byPart = new HashMap<>();
        entities.stream()
                .sorted(Comparator.comparingInt(entity -> entity.range().start()))
                .forEach(entity -> byPart.computeIfAbsent(entity.part(), part -> new ArrayList<>())
                        .add(entity));
        Map<String, MaskedText> masked = new LinkedHashMap<>();
        message.parts()
                .forEach((part, text) -> masked.put(
                        part,
                        new MaskedText(
                                text,
                                byPart.getOrDefault(part, List.of()),
                                entity -> does(message, entity, Action.MASK))));
        List<Finding> findings = new ArrayList<>();
        List<Entity> readable = new ArrayList<>();
        for (String part : masked.keySet()) {
            for (Entity entity : byPart.getOrDefault(part, List.of())) {
                place(message, entity, masked.get(part), findings, readable);
            }
        }
        boolean leaky = masked.values().stream().anyMatch(MaskedText::changed);
        Message safe = masked(message, masked, leaky);
        findings.removeIf(finding -> leaky && finding.part().equals(Message.HTML));
        readable.removeIf(entity -> leaky && entity.part().equals(Message.HTML));
        List<Entity> posing = entities.stream()
                .filter(entity ->
                        entity.type().equals(EntityTypes.IMPERSONATION) && !does(message, entity, Action.IGNORE))
                .toList();
        boolean inPublic = message.visibility() == Visibility.PUBLIC;
        return new Guarded(
                safe,
                findings,
                readable,
                inPublic && any(message, exposed(message, entities, !posing.isEmpty()), Action.WARN),
                inPublic && any(message, entities, Action.DELETE),
                posing.isEmpty() ? List.of() : List.of("impersonation"),
                inPublic && any(message, posing, Action.WARN));
    }

    /** What its author is warned of. Who poses as us writes his contacts on purpose: they are not what he should hide. */
    private List<Entity> exposed(Message message, List<Entity> entities, boolean posing) {
        return entities.stream()
                .filter(entity -> !entity.type().equals(EntityTypes.IMPERSONATION))
                .filter(entity -> !posing || severity(message, entity).compareTo(Severity.HIGH) <= 0)
                .toList();
    }

    private Severity severity(Message message, Entity entity) {
        return policy.rule(entity.type(), message.channel().name()).severity();
    }

    private void place(Message message, Entity entity, MaskedText text, List<Finding> findings, List<Entity> readable) {
        Range range = text.moved(entity.range());
        if (!does(message, entity, Action.IGNORE)) {
            findings.add(new Finding(
                    entity.type(),
                    entity.part(),
                    text.codePoints(range.start()),
                    text.codePoints(range.end()),
                    severity(message, entity)));
        }
        if (!does(message, entity, Action.MASK)) {
            readable.add(new Entity(entity.type(), entity.part(), range));
        }
    }

    private static Message masked(Message message, Map<String, MaskedText> masked, boolean leaky) {
        Map<String, String> words = new HashMap<>();
        masked.forEach((part, text) -> words.put(part, text.words()));
        List<Range> quoted =
                message.quoted().stream().map(masked.get(Message.TEXT)::moved).toList();
        Message safe = message.withParts(words, quoted);
        return leaky ? safe.withHtml(null) : safe;
    }

    private boolean any(Message message, List<Entity> entities, Action action) {
        return entities.stream().anyMatch(entity -> does(message, entity, action));
    }

    private boolean does(Message message, Entity entity, Action action) {
        Set<Action> actions =
                policy.rule(entity.type(), message.channel().name()).actions(message.visibility());
        return actions.contains(action);
    }
}
