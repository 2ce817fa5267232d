package io.fairlead.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Complaints of one topic that say the same, and what they have in common. */
record Burst(List<Complaint> complaints, Terms terms) {
    /** How like each other two complaints are that say the same, and how like the middle of a burst one of it is. */
    static final double ALIKE = 0.3;

    private static final int LONGEST_TITLE = 90;

    /** The largest burst among complaints of one topic; it may be a small one, or none at all. */
    static Burst largest(List<Complaint> all) {
        List<Complaint> best = List.of();
        long most = 0;
        for (Complaint one : all) {
            List<Complaint> like = like(one.terms(), all);
            long customers = customers(like);
            if (customers > most) {
                most = customers;
                best = like;
            }
        }
        Terms middle = Terms.middle(best.stream().map(Complaint::terms).toList());
        return new Burst(like(middle, all), middle);
    }

    static List<Complaint> like(Terms terms, List<Complaint> all) {
        return new ArrayList<>(
                all.stream().filter(one -> one.terms().likeness(terms) >= ALIKE).toList());
    }

    long customers() {
        return customers(complaints);
    }

    /** The complaint nearest to all others, without what is its customer's own. */
    String title() {
        String said = complaints.stream()
                .max(Comparator.comparingDouble(one -> one.terms().likeness(terms)))
                .map(one -> TellingWords.words(one.text()))
                .orElse("");
        if (said.length() <= LONGEST_TITLE) {
            return said;
        }
        int end = Character.isHighSurrogate(said.charAt(LONGEST_TITLE - 1)) ? LONGEST_TITLE - 1 : LONGEST_TITLE;
        return said.substring(0, end) + "…";
    }

    /** The language that most of it is in. */
    String language() {
        return complaints.stream()
                .collect(Collectors.groupingBy(Complaint::language, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("und");
    }

    private static long customers(List<Complaint> complaints) {
        return complaints.stream().mapToLong(Complaint::customer).distinct().count();
    }
}
