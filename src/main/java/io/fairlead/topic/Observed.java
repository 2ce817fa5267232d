package io.fairlead.topic;

import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Finding;
import io.fairlead.ticket.Guarded;
import java.util.List;

/**
 * What the operator's rules look at.
 *
 * @param text subject and reply, without quoted text
 */
record Observed(Guarded guarded, CutText text, String language, List<Fact> facts) {
    String words() {
        return text.words();
    }

    boolean finding(String type) {
        return guarded.findings().stream().map(Finding::type).anyMatch(type::equals);
    }

    boolean fact(String type) {
        return facts.stream().anyMatch(fact -> fact.type().equals(type) && !Boolean.FALSE.equals(fact.value()));
    }
}
