package io.fairlead.web;

import java.util.Map;

/**
 * What the gate said: come in, with what the exchange shall know of you, or an answer that ends the request.
 *
 * @param known by variable name; {@link Reception#take} sets them
 * @param refusal null for whoever may go on
 * @param headers of the refusal's answer
 */
public record Admission(Map<String, Object> known, Problem refusal, Map<String, String> headers) {
    private static final int SEE_OTHER = 303;

    public Admission {
        known = Map.copyOf(known);
        headers = Map.copyOf(headers);
    }

    public static Admission of(Map<String, Object> known) {
        return new Admission(known, null, Map.of());
    }

    public static Admission refused(Problem problem, Map<String, String> headers) {
        return new Admission(Map.of(), problem, headers);
    }

    /** A browser is sent to another page of ours. */
    public static Admission elsewhere(String place) {
        return refused(Problem.of(SEE_OTHER, ""), Map.of("Location", place));
    }

    boolean isElsewhere() {
        return refusal != null && refusal.status() == SEE_OTHER;
    }
}
