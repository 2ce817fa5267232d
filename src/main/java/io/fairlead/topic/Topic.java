package io.fairlead.topic;

import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One of the matters that messages are sorted into, as {@code config/topics.yaml} describes it.
 *
 * @param names what people call it, by language tag
 * @param due time until the first answer by kind of channel; a kind that is not there takes the file's common one
 * @param required facts without which no agent can help; alternatives joined by {@code |}
 * @param keywords words that speak for it
 * @param parent code of the topic that it is a part of, or empty
 */
public record Topic(
        String code,
        Map<String, String> names,
        String description,
        String team,
        Priority priority,
        Map<ChannelKind, Duration> due,
        List<String> required,
        List<String> keywords,
        String parent) {
    public Topic {
        names = Map.copyOf(names);
        due = Map.copyOf(due);
        required = List.copyOf(required);
        keywords = List.copyOf(keywords);
    }
}
