package io.fairlead.deploy;

import io.fairlead.config.Mistake;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes that were not taken in, each file or folder with its mistakes, until a better one comes. */
final class Refused {
    private static final Logger LOG = LoggerFactory.getLogger(Refused.class);

    private final Map<Path, List<Mistake>> byPlace = new ConcurrentSkipListMap<>();

    /** Says so in the log, once. */
    void refuse(Path place, List<Mistake> mistakes) {
        if (!mistakes.equals(byPlace.put(place, mistakes))) {
            LOG.error("A change is refused, what was there before goes on:");
            mistakes.forEach(mistake -> LOG.error("  {}", mistake));
        }
    }

    void refuse(Path place, String what, String how) {
        refuse(place, List.of(new Mistake(place, 0, what, how)));
    }

    void accept(Path place) {
        byPlace.remove(place);
    }

    Set<Path> places() {
        return byPlace.keySet();
    }

    List<Mistake> of(Path place) {
        return byPlace.getOrDefault(place, List.of());
    }

    List<Mistake> all() {
        return byPlace.values().stream().flatMap(List::stream).toList();
    }
}
