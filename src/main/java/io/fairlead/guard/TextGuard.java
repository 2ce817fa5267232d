package io.fairlead.guard;

import io.fairlead.config.Mistakes;
import io.fairlead.ticket.Entity;
import io.fairlead.ticket.Visibility;
import java.nio.file.Path;
import java.util.List;

/** The guard for a bare text without a message around it: judged as if it stood in public. */
public final class TextGuard {
    private final Policy policy;

    private TextGuard(Policy policy) {
        this.policy = policy;
    }

    /** Mistakes in the file are noted; what it does not name is masked. */
    public static TextGuard read(Path guardYaml, Mistakes mistakes) {
        return new TextGuard(Policy.read(guardYaml, mistakes));
    }

    /**
     * The text as it would be kept.
     *
     * @param entities of this text, sorted, disjoint
     */
    public String masked(String text, List<Entity> entities) {
        return new MaskedText(text, entities, entity -> does(entity, Action.MASK)).words();
    }

    /** Whether the author would deserve a warning in public. */
    public boolean warns(List<Entity> entities) {
        return entities.stream().anyMatch(entity -> does(entity, Action.WARN));
    }

    private boolean does(Entity entity, Action action) {
        return policy.rule(entity.type(), "").actions(Visibility.PUBLIC).contains(action);
    }
}
