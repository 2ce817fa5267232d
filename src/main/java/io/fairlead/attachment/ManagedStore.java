package io.fairlead.attachment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A store that is kept tidy: what nobody holds goes, and what an old key has sealed is sealed anew. */
public interface ManagedStore extends ContentStore {
    /** First bytes of a sealed content that tell its key. */
    int HEAD = 5;

    /**
     * Removes what no message speaks of: its transaction never committed, or its ticket is gone.
     *
     * @param age what is younger is spared: its message may be about to commit
     * @param unwanted of some hashes, those whose content no message has
     * @return how many were removed
     */
    int sweep(Duration age, UnaryOperator<Set<String>> unwanted);

    /**
     * Removes contents that nobody holds any more.
     *
     * @param age what is younger is spared: its message may be about to commit
     */
    void remove(Set<String> unwanted, Duration age);

    /**
     * How many contents each key has sealed.
     *
     * @param keyOf the {@link #HEAD} of a sealed content to its key
     */
    Map<String, Long> uses(Function<byte[], String> keyOf);

    /**
     * Seals anew what was sealed with an older key, each content in one step.
     *
     * @param outdated whether a sealed content is, by its {@link #HEAD}
     * @return for each of them whether it could be opened
     */
    List<Boolean> reseal(Predicate<byte[]> outdated);
}
