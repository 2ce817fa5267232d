package io.fairlead.incident;

import java.util.HashMap;
import java.util.Map;

/** The terms of texts; a text of the look before is not read again. For one thread. */
final class RememberedTerms {
    private final Commonness common;
    private Map<String, Terms> before = new HashMap<>();
    private Map<String, Terms> now = new HashMap<>();

    RememberedTerms(Commonness common) {
        this.common = common;
    }

    Terms of(String text) {
        return now.computeIfAbsent(text, unused -> {
            Terms known = before.get(text);
            return known == null ? Terms.of(text, common) : known;
        });
    }

    /** A look is over: what was not asked for in it is forgotten. */
    void forgetOlder() {
        before = now;
        now = new HashMap<>();
    }
}
