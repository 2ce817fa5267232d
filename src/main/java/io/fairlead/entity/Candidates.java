package io.fairlead.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What the detectors think they have found in one text; of two that overlap the surer wins, then the longer. */
final class Candidates {
    /** Checksum or unmistakable form. */
    static final int CERTAIN = 90;
    /** Form and context agree. */
    static final int LIKELY = 60;
    /** Form alone, or a weak context. */
    static final int WEAK = 30;

    private final List<Candidate> all = new ArrayList<>();

    record Candidate(String type, int start, int end, int score) {}

    void add(String type, int start, int end, int score) {
        if (end > start) {
            all.add(new Candidate(type, start, end, score));
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Those that stand, without overlaps, by place. */
    List<Candidate> settled() {
        all.sort(Comparator.comparingInt((Candidate c) -> -c.score())
                .thenComparingInt(c -> c.start() - c.end())
                .thenComparingInt(Candidate::start));
        TreeMap<Integer, Candidate> kept = new TreeMap<>();
        for (Candidate candidate : all) {
            var left = kept.lowerEntry(candidate.end());
            if (left == null || left.getValue().end() <= candidate.start()) {
                kept.put(candidate.start(), candidate);
            }
        }
        return List.copyOf(kept.values());
    }
}
