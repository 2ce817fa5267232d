package io.fairlead.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.ChannelFile;
import io.fairlead.channel.PollTimes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How every channel is, since when, why, and what to do: what the router sees now, joined with what the database
 * remembers. With the database away the last that was known is told.
 */
public final class Vitals {
    private static final int FEW = 5;
    private static final int TENTH = 10;

    private final String router;
    private final ChannelDirectory channels;
    private final Tally tally;
    private final PollTimes polls;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private volatile JsonNode known = json.createObjectNode();
    private volatile List<Map<String, Object>> latest = List.of();

    /** @param router this start's name, which its connections to the database bear */
    public Vitals(String router, ChannelDirectory channels, Tally tally, PollTimes polls, Clock clock) {
        this.router = router;
        this.channels = channels;
        this.tally = tally;
        this.polls = polls;
        this.clock = clock;
    }

    /** For {@code note-operations.sql}. */
    public Map<String, Object> observe() {
        ArrayNode counts = json.createArrayNode();
        tally.lines()
                .forEach(line -> counts.addObject()
                        .put("channel", line.channel().name())
                        .put("kind", line.channel().kind().code())
                        .put("seen", line.seen())
                        .put("returned", line.returned()));
        ArrayNode states = json.createArrayNode();
        latest = list();
        for (Map<String, Object> entry : latest) {
            if (isElsewhere(entry)) {
                continue;
            }
            ObjectNode state = states.addObject()
                    .put("channel", (String) entry.get("name"))
                    .put("state", (String) entry.get("state"))
                    .put("reason", (String) entry.get("reason"));
            if ("unhealthy".equals(entry.get("state"))) {
                state.put("error", (String) entry.get("reason"));
            }
            if (entry.get("polled_at") != null) {
                state.put("polled_at", words(entry.get("polled_at")));
            }
            if (entry.containsKey(Lag.SECONDS)) {
                state.put(ChannelDirectory.WAITING, Lag.stored(entry));
            }
        }
        return Map.of("router", router, "counts", counts.toString(), "states", states.toString());
    }

    /**
     * From {@code channel-vitals.sql}.
     *
     * @return channels of which something else is wanted than before: somebody has told another router
     */
    public List<String> learn(Map<String, Object> row) throws JsonProcessingException {
        JsonNode before = known;
        known = json.readTree((String) row.get("vitals"));
        return channels.all().stream()
                .map(ChannelFile::name)
                .filter(name -> !wanted(before, name).equals(wanted(known, name)))
                .toList();
    }

    /** The list as it was observed last: for health checks, which would be asked for it again in a circle. */
    List<Map<String, Object>> latest() {
        return latest;
    }

    /** Another router polls it: that one says how it is. */
    private boolean isElsewhere(Map<String, Object> entry) {
        Object by = entry.get(ChannelDirectory.POLLED_BY);
        return by != null && !by.equals(router);
    }

    /** What somebody wants of a channel: started, stopped or suspended. */
    public String wanted(String channel) {
        return wanted(known, channel);
    }

    private static String wanted(JsonNode vitals, String channel) {
        return vitals.path(channel).path("wanted").asText("started");
    }

    /** Every channel with all that is known of it, for the API. */
    public List<Map<String, Object>> list() {
        List<Map<String, Object>> list = channels.list();
        list.forEach(this::complete);
        return list;
    }

    private void complete(Map<String, Object> entry) {
        String name = (String) entry.get("name");
        JsonNode of = known.path(name);
        polls.of(name).ifPresent(polled -> entry.put("polled_at", polled.toString()));
        lag(entry, of).ifPresent(since -> Lag.tell(entry, since, clock.instant()));
        judge(entry, of);
        if (isElsewhere(entry) && of.path("state").asText().matches("unhealthy|degraded")) {
            entry.put(
                    "reason",
                    entry.get("reason") + "; there it is " + of.path("state").asText() + ": "
                            + of.path("reason").asText());
        }
        entry.put("advice", Advice.of(entry));
        boolean same =
                isElsewhere(entry) || entry.get("state").equals(of.path("state").asText());
        entry.put(
                "since",
                same && of.has("since")
                        ? of.path("since").asText()
                        : clock.instant().toString());
        for (String field : List.of(
                "last_error",
                "last_error_at",
                "last_message_at",
                "polled_at",
                "wanted",
                "wanted_by",
                "wanted_at",
                "waiting_in_quarantine",
                "day",
                "hours",
                "failures",
                "missing")) {
            if (of.has(field)) {
                entry.putIfAbsent(field, of.get(field));
            }
        }
    }

    /** Since when its oldest message waits; of a channel that is off, or that nobody polls, nobody knows. */
    private Optional<Instant> lag(Map<String, Object> entry, JsonNode of) {
        Object seen = entry.remove(ChannelDirectory.WAITING);
        if (isElsewhere(entry)) {
            return Lag.restored(of.path(ChannelDirectory.WAITING).asText());
        }
        if (!Boolean.TRUE.equals(entry.get("running"))) {
            return Optional.empty();
        }
        return seen instanceof Instant since ? Optional.of(since) : polls.waitingSince((String) entry.get("name"));
    }

    private static String words(Object value) {
        return value instanceof JsonNode node ? node.asText() : value.toString();
    }

    /** What only the counts show: messages that stand nowhere, and many that fail. */
    private static void judge(Map<String, Object> entry, JsonNode of) {
        boolean asked = !of.path("wanted").asText("started").equals("started");
        if (entry.get("state").equals("off") && asked && entry.containsKey("running")) {
            entry.put(
                    "reason",
                    entry.get("reason") + " by " + of.path("wanted_by").asText());
        }
        long missing = of.path("missing").asLong();
        if (missing > 0) {
            entry.put("state", "unhealthy");
            entry.put(
                    "reason",
                    missing + " of its messages were taken from the source and stand neither in the queue nor in"
                            + " quarantine");
        } else if (entry.get("state").equals("healthy")) {
            long failed = 0;
            for (JsonNode failure : of.path("failures")) {
                failed += failure.path("outcome").asText().equals("quarantined")
                        ? failure.path("hour").asLong()
                        : 0;
            }
            long good = 0;
            for (JsonNode count : of.path("day")) {
                good += count.asLong();
            }
            if (failed >= FEW && failed * TENTH >= good) {
                entry.put("state", "degraded");
                entry.put("reason", failed + " of its messages went to quarantine within the hour");
            }
        }
    }
}
