package io.fairlead.topic;

import io.fairlead.ticket.Classification.Alternative;
import java.util.List;

/**
 * One step's word on the topic.
 *
 * @param because the words or the rule that decided
 */
record Verdict(String topic, double confidence, List<Alternative> alternatives, List<String> because) {
    /** A step that is certain by decree: a rule, a form's own choice, a finding. */
    static Verdict decreed(String topic, List<String> because) {
        return new Verdict(topic, 1.0, List.of(), because);
    }
}
