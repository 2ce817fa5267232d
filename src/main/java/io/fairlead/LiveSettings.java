package io.fairlead;

import java.util.Optional;

/** The settings as {@code config/application.properties} says now; what is read once at the start keeps its value. */
public final class LiveSettings {
    private volatile Settings now;

    LiveSettings(Settings now) {
        this.now = now;
    }

    public Settings now() {
        return now;
    }

    public Optional<String> find(String key) {
        return now.find(key);
    }

    /** From now on these. */
    public void become(Settings newer) {
        now = newer;
    }
}
