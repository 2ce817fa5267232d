package io.fairlead.topic;

import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Finding;
import io.fairlead.ticket.Guarded;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says which facts a topic still needs; one that stands in the message but was masked is not missing. */
final class Missing {
    private static final Map<String, String> OF_FINDING =
            Map.of("order_no", "order_number", "tx_hash", "transaction_hash");

    private Missing() {}

    static List<String> of(Topic topic, List<Fact> facts, Guarded guarded) {
        Set<String> known = new HashSet<>();
        for (Fact fact : facts) {
            if (!Boolean.FALSE.equals(fact.value())) {
                known.add(fact.type());
            }
        }
        for (Finding finding : guarded.findings()) {
            String type = finding.type().toLowerCase(Locale.ROOT);
            known.add(OF_FINDING.getOrDefault(type, type));
        }
        return topic.required().stream()
                .filter(required -> Arrays.stream(required.split("\\|")).noneMatch(known::contains))
                .toList();
    }
}
