package io.fairlead.ticket;

import java.time.Duration;
import java.util.List;

/**
 * What a message is about and how soon it must be answered.
 *
 * @param confidence 0 to 1: about that share of tickets with this figure are right
 * @param because the words or rules that decided
 * @param language BCP 47, such as {@code en} or {@code zh-Hans}; {@code und} when unknown
 * @param dueIn time from arrival until the first answer is due
 * @param missing facts that the topic requires and the message lacks; alternatives joined by {@code |}
 */
public record Classification(
        String topic,
        double confidence,
        List<Alternative> alternatives,
        List<String> because,
        String language,
        Priority priority,
        Duration dueIn,
        List<Fact> facts,
        List<String> missing,
        List<String> flags) {
    public Classification {
        alternatives = List.copyOf(alternatives);
        because = List.copyOf(because);
        facts = List.copyOf(facts);
        missing = List.copyOf(missing);
        flags = List.copyOf(flags);
    }

    /** A topic that was considered too. */
    public record Alternative(String code, double confidence) {}
}
