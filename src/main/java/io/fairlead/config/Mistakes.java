package io.fairlead.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects every mistake of a reading, so that an operator mends all of them at once. Not safe for several threads. */
public final class Mistakes {
    private final List<Mistake> found = new ArrayList<>();

    public void add(Path file, int line, String what, String how) {
        found.add(new Mistake(file, line, what, how));
    }

    public List<Mistake> all() {
        return List.copyOf(found);
    }

    /** @throws ConfigException that lists all mistakes, if there is one */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigException(all());
        }
    }
}
