package io.fairlead.entity;

import java.util.ArrayList;
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

    boolean holds(String type) {
        for (Candidate candidate : all) {
            if (candidate.type().equals(type)) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    private static int surer(Candidate a, Candidate b) {
        int order = Integer.compare(b.score(), a.score());
        order = order == 0 ? Integer.compare(a.start() - a.end(), b.start() - b.end()) : order;
        return order == 0 ? Integer.compare(a.start(), b.start()) : order;
    }

    /** Those that stand, without overlaps, by place. */
    List<Candidate> settled() {
        all.sort(Candidates::surer);
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
