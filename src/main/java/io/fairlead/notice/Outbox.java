package io.fairlead.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Enclosure;
import io.fairlead.ticket.Notice;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a row of the outbox, sends it through its channel's sender, and makes the row that settles it. */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int MOST_ATTEMPTS = 12;
    /** A mail server may be away for a working day, and makes strangers wait on purpose (greylisting). */
    private static final int MOST_ATTEMPTS_OF_MAIL = 60;

    private final Map<ChannelKind, Sender> senders;
    private final Function<String, Optional<byte[]>> contents;
    private final boolean resendUnknown;
    private final ObjectMapper json;

    /**
     * @param contents of files, by their SHA-256; empty when one is not kept any more
     * @param resendUnknown what becomes of a notice of which nobody knows whether it went out: true sends it again, and
     *     it may stand there twice; false shows it, and it may stand there never
     */
    public Outbox(
            Map<ChannelKind, Sender> senders,
            Function<String, Optional<byte[]>> contents,
            boolean resendUnknown,
            ObjectMapper json) {
        this.senders = Map.copyOf(senders);
        this.contents = contents;
        this.resendUnknown = resendUnknown;
        this.json = json;
    }

    /** For {@code sweep.sql}: what becomes of notices whose sender died while sending. */
    public Map<String, Object> sweep() {
        return Map.of("resend", resendUnknown);
    }

    /** From a row of {@code take-notices.sql} to the parameters of {@code settle-notice.sql}. */
    public Map<String, Object> send(Map<String, Object> row) {
        Outcome outcome = deliver(row);
        int attempts = ((Number) row.get("attempts")).intValue();
        boolean mail = ChannelKind.EMAIL.code().equals(row.get("channel_kind"));
        int most = mail ? MOST_ATTEMPTS_OF_MAIL : MOST_ATTEMPTS;
        if (outcome.state() == Outcome.State.UNKNOWN && resendUnknown && attempts < most) {
            outcome = Outcome.retry(outcome.reason(), Duration.ZERO).from(outcome.from());
        }
        if (outcome.state() == Outcome.State.RETRY && attempts >= most) {
            outcome = Outcome.refused("given up after " + attempts + " attempts: " + outcome.reason());
        }
        if (outcome.state() != Outcome.State.SENT && outcome.state() != Outcome.State.GOES_ON) {
            LOG.warn("Notice {} on {}: {} ({})", row.get("id"), row.get("channel"), outcome.state(), outcome.reason());
        }
        Map<String, Object> settled = new HashMap<>();
        settled.put("id", row.get("id"));
        settled.put("state", state(outcome.state()));
        settled.put("reason", outcome.reason());
        settled.put("place", json.valueToTree(outcome.from()).toString());
        settled.put("retry_in", (double) pause(outcome, attempts).toSeconds());
        return settled;
    }

    private Outcome deliver(Map<String, Object> row) {
        try {
            Sender sender = senders.get(ChannelKind.of((String) row.get("channel_kind")));
            if (sender == null) {
                return Outcome.refused("this kind of channel sends no notices");
            }
            Map<String, String> to = json.readValue((String) row.get("recipient"), new TypeReference<>() {});
            Notice notice = new Notice(
                    (String) row.get("kind"),
                    (String) row.get("language"),
                    (String) row.get("text"),
                    to,
                    Map.of(),
                    files((String) row.get("files")));
            return sender.send((String) row.get("channel"), notice);
        } catch (JsonProcessingException e) {
            return Outcome.refused("its recipient cannot be read");
        } catch (NoSuchElementException e) {
            return Outcome.refused("a file of it is not kept any more");
        } catch (UncheckedIOException | IllegalStateException e) {
            return Outcome.retry("a file of it cannot be read: " + e.getMessage(), Duration.ZERO);
        }
    }

    private List<Enclosure> files(String described) throws JsonProcessingException {
        List<Enclosure> files = new ArrayList<>();
        for (JsonNode file : json.readTree(described)) {
            byte[] content = contents.apply(file.path("sha256").asText()).orElseThrow();
            files.add(
                    new Enclosure(file.path("name").asText(), file.path("type").asText(), content));
        }
        return files;
    }

    private static Duration pause(Outcome outcome, int attempts) {
        if (outcome.state() == Outcome.State.GOES_ON) {
            return Duration.ZERO;
        }
        Duration backOff = Duration.ofSeconds(1L << Math.min(attempts, 9));
        return outcome.retryIn().compareTo(backOff) > 0 ? outcome.retryIn() : backOff;
    }

    private static String state(Outcome.State state) {
        return switch (state) {
            case SENT -> "sent";
            case RETRY, GOES_ON -> "pending";
            case REFUSED -> "refused";
            case UNKNOWN -> "unknown";
        };
    }
}
