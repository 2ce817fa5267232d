package io.fairlead.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what came within the last minutes: tickets that say what an open incident says join it, and where enough
 * customers say the same, well more than usual, it is a new one. In another language than an open incident's of the same
 * topic half as many are enough to join it, since words cannot be compared.
 */
public final class IncidentWatch {
    private static final Logger LOG = LoggerFactory.getLogger("io.fairlead.incident");
    /** Each comparison of one with all; a larger burst than this is seen in its newest part, and the rest joins it. */
    private static final int MOST_COMPARED = 200;

    private static final int MOST_BURSTS = 5;
    private static final int FEWEST_TO_JOIN = 3;

    private final IncidentRule rule;
    private final ObjectMapper json;
    private RememberedTerms terms;

    public IncidentWatch(IncidentRule rule, ObjectMapper json) {
        this.rule = rule;
        this.json = json;
    }

    /** For {@code recent-matters.sql}; null when nothing is to be watched. */
    public Map<String, Object> ask() {
        return rule.customers() == 0 ? null : Map.of("minutes", rule.minutes(), "customers", atLeast());
    }

    /** From the answer of {@code recent-matters.sql} to the parameters of {@code note-incidents.sql}. */
    public Map<String, Object> find(String matters) throws JsonProcessingException {
        JsonNode recent = json.readTree(matters);
        ArrayNode found = json.createArrayNode();
        if (!recent.path("tickets").isEmpty()) {
            terms = terms == null ? new RememberedTerms(Commonness.shipped()) : terms;
            for (Map.Entry<String, List<Complaint>> topic :
                    complaints(recent.path("tickets")).entrySet()) {
                findIn(
                        topic.getValue(),
                        open(recent, topic.getKey()),
                        recent.path("usual").path(topic.getKey()),
                        found);
            }
            terms.forgetOlder();
        }
        return Map.of("found", found.toString(), "customers", rule.customers(), "quiet", rule.quietMinutes());
    }

    /** Says in the log what {@code note-incidents.sql} answered: nothing, mostly. */
    public void tell(String news) throws JsonProcessingException {
        for (JsonNode one : json.readTree(news)) {
            if (one.path("what").asText().equals("opened")) {
                LOG.warn(
                        "Incident {}: {} tickets about {} within minutes: {}",
                        one.path("ref").asText(),
                        one.path("count").asLong(),
                        one.path("topic").asText(),
                        one.path("title").asText());
            } else {
                LOG.info(
                        "Incident {} is over: {} tickets",
                        one.path("ref").asText(),
                        one.path("count").asLong());
            }
        }
    }

    private void findIn(List<Complaint> complaints, List<JsonNode> open, JsonNode usual, ArrayNode found) {
        List<Complaint> left = new ArrayList<>(complaints);
        for (JsonNode incident : open) {
            List<Complaint> like = Burst.like(kept(incident.path("terms")), left);
            remove(like, left);
            join(incident, like, found);
        }
        for (int i = 0; i < MOST_BURSTS && left.size() >= FEWEST_TO_JOIN; i++) {
            Burst seen = Burst.largest(left.subList(Math.max(0, left.size() - MOST_COMPARED), left.size()));
            Burst burst = new Burst(Burst.like(seen.terms(), left), seen.terms());
            JsonNode elsewhere = inOtherLanguage(open, burst.language());
            if (elsewhere != null && burst.customers() >= Math.max(FEWEST_TO_JOIN, rule.customers() / 2)) {
                join(elsewhere, burst.complaints(), found);
            } else if (burst.customers() < rule.customers()) {
                return;
            } else if (burst.customers() >= rule.timesUsual() * expected(usual, burst.terms())) {
                open(burst, found);
            }
            remove(burst.complaints(), left);
        }
    }

    private static void remove(List<Complaint> some, List<Complaint> from) {
        Set<Long> tickets = some.stream().map(Complaint::ticket).collect(Collectors.toSet());
        from.removeIf(one -> tickets.contains(one.ticket()));
    }

    /** How many tickets like these usually come in as many minutes. */
    private double expected(JsonNode usual, Terms these) {
        JsonNode sample = usual.path("sample");
        double minutes = usual.path("minutes").asDouble();
        // A router that has just begun does not know what is usual.
        if (sample.isEmpty() || minutes < rule.minutes()) {
            return 0;
        }
        int like = 0;
        for (JsonNode text : sample) {
            like += terms.of(text.asText()).likeness(these) >= Burst.ALIKE ? 1 : 0;
        }
        return usual.path("tickets").asDouble() * like / sample.size() * rule.minutes() / minutes;
    }

    private void open(Burst burst, ArrayNode found) {
        ObjectNode node = found.addObject();
        node.put("topic", burst.complaints().get(0).topic());
        node.put("language", burst.language());
        node.put("title", burst.title());
        node.set("terms", json.valueToTree(burst.terms().weights()));
        tickets(node, burst.complaints());
    }

    private static void join(JsonNode incident, List<Complaint> complaints, ArrayNode found) {
        if (!complaints.isEmpty()) {
            tickets(found.addObject().put("incident", incident.path("id").asLong()), complaints);
        }
    }

    private static void tickets(ObjectNode node, List<Complaint> complaints) {
        ArrayNode tickets = node.putArray("tickets");
        complaints.forEach(one -> tickets.add(one.ticket()));
    }

    private static JsonNode inOtherLanguage(List<JsonNode> open, String language) {
        return open.stream()
                .filter(incident -> !incident.path("language").asText().equals(language))
                .findFirst()
                .orElse(null);
    }

    private Map<String, List<Complaint>> complaints(JsonNode tickets) {
        Map<String, List<Complaint>> byTopic = new TreeMap<>();
        for (JsonNode ticket : tickets) {
            String text = ticket.path("text").asText();
            Terms said = terms.of(text);
            if (said.tells()) {
                byTopic.computeIfAbsent(ticket.path("topic").asText(), topic -> new ArrayList<>())
                        .add(new Complaint(
                                ticket.path("id").asLong(),
                                ticket.path("customer").asLong(),
                                ticket.path("topic").asText(),
                                ticket.path("language").asText(),
                                text,
                                said));
            }
        }
        return byTopic;
    }

    private static List<JsonNode> open(JsonNode recent, String topic) {
        List<JsonNode> open = new ArrayList<>();
        recent.path("open").forEach(incident -> {
            if (incident.path("topic").asText().equals(topic)) {
                open.add(incident);
            }
        });
        return open;
    }

    private static Terms kept(JsonNode terms) {
        Map<String, Double> weights = new HashMap<>();
        terms.properties()
                .forEach(term -> weights.put(term.getKey(), term.getValue().asDouble()));
        return Terms.normal(weights);
    }

    private int atLeast() {
        return Math.max(FEWEST_TO_JOIN, rule.customers());
    }
}
