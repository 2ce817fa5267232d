package io.fairlead;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.incident.IncidentRule;
import io.fairlead.incident.IncidentWatch;
import io.fairlead.queue.Database;
import io.fairlead.queue.KnownTopics;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.topic.Topic;
import io.fairlead.topic.TopicsFile;
import java.util.Optional;

/** What is watched over beside the path: incidents and due times; and what the queue must know of topics for it. */
final class Matters {
    private final Settings settings;
    private final ObjectMapper json;

    Matters(Settings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** @throws IllegalStateException in one sentence, when a setting is no number */
    IncidentWatch incidents() {
        return new IncidentWatch(
                new IncidentRule(
                        settings.number("fairlead.incidents.customers"),
                        settings.number("fairlead.incidents.minutes"),
                        settings.number("fairlead.incidents.times-usual"),
                        settings.number("fairlead.incidents.quiet-minutes")),
                json);
    }

    /** The queue corrects topics and announces due times by itself. */
    void tell(Database database, TopicsFile file) {
        ArrayNode topics = json.createArrayNode();
        file.topics().values().forEach(topic -> describe(topic, file, topics.addObject()));
        KnownTopics.know(
                database.pool(),
                topics.toString(),
                settings.number("fairlead.due-soon.minutes"),
                Math.min(100, settings.number("fairlead.due-soon.percent")));
    }

    private void describe(Topic topic, TopicsFile file, ObjectNode node) {
        node.put("code", topic.code());
        node.put("priority", topic.priority().ordinal());
        node.set("required", json.valueToTree(topic.required()));
        ObjectNode due = node.putObject("due");
        for (ChannelKind kind : ChannelKind.values()) {
            due.put(
                    kind.code(),
                    file.due(Optional.of(topic), kind, topic.priority()).toSeconds());
        }
    }
}
