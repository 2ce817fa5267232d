package io.fairlead;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.queue.TicketPreview;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Drafted;
import io.fairlead.ticket.Entity;
import io.fairlead.ticket.Finding;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Ignored;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Normalised;
import io.fairlead.ticket.Notice;
import io.fairlead.ticket.Recognised;
import io.fairlead.ticket.RejectedException;
import io.fairlead.ticket.TicketDraft;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.WithheldException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Takes a message through the stages in the intake route's order, but beside it: nothing is stored or sent, and nobody is
 * asked.
 */
public final class Rehearsal {
    private final Stages stages;
    private final Inbound inbound;
    private final List<Step> steps = new ArrayList<>();

    private Rehearsal(Stages stages, Inbound inbound) {
        this.stages = stages;
        this.inbound = inbound;
    }

    /**
     * What one stage did.
     *
     * @param micros how long it took, microseconds
     * @param result in a few words, empty when it failed
     */
    public record Step(String stage, long micros, String result) {}

    /**
     * What would have become of the message.
     *
     * @param outcome ticket, ignored, quarantined or rejected
     * @param reason why it is no ticket, empty for one
     * @param draft the ticket
     */
    public record Result(List<Step> steps, String outcome, String reason, Optional<TicketDraft> draft) {
        /** Adds outcome, reason and the masked ticket to a JSON object. */
        public void tell(ObjectNode told, ObjectMapper json) {
            told.put("outcome", outcome).put("reason", reason);
            draft.ifPresent(ticket -> told.set("ticket", new TicketPreview(json).of(ticket)));
        }
    }

    public static Result of(Stages stages, Inbound inbound) {
        return new Rehearsal(stages, inbound).result();
    }

    private Result result() {
        try {
            Normalised normalised = step("normalise", () -> stages.normalise().normalise(inbound), Rehearsal::read);
            if (normalised instanceof Ignored ignored) {
                return ended("ignored", ignored.reason());
            }
            Drafted drafted = drafted((Message) normalised);
            if (drafted instanceof Ignored ignored) {
                return ended("ignored", ignored.reason());
            }
            TicketDraft draft = (TicketDraft) drafted;
            String leftOut = draft.guarded().message().hints().get(Message.LEFT_OUT);
            return leftOut == null
                    ? new Result(List.copyOf(steps), "ticket", "", Optional.of(draft))
                    : ended("ignored", leftOut);
        } catch (UnreadableException e) {
            return ended("quarantined", e.getMessage());
        } catch (WithheldException e) {
            return ended("quarantined", "held by the guard: " + e.getMessage());
        } catch (RejectedException e) {
            return ended("rejected", e.getMessage());
        }
    }

    private Drafted drafted(Message message) {
        Recognised recognised = step(
                "recognise",
                () -> stages.recognise().recognise(message),
                found -> types(found.entities(), Entity::type));
        Guarded guarded =
                step("guard", () -> stages.guard().guard(recognised), found -> types(found.findings(), Finding::type));
        Classification classification =
                step("classify", () -> stages.classify().classify(guarded), Rehearsal::classified);
        TicketDraft draft = step(
                "warn",
                () -> stages.warn().draft(guarded, classification),
                warned -> types(warned.notices(), Notice::kind));
        return step("select", () -> stages.select().select(draft), selected -> "");
    }

    private <T> T step(String stage, Supplier<T> work, Function<T, String> words) {
        long began = System.nanoTime();
        String result = "";
        try {
            T made = work.get();
            result = words.apply(made);
            return made;
        } finally {
            steps.add(new Step(stage, (System.nanoTime() - began) / 1_000, result));
        }
    }

    private Result ended(String outcome, String reason) {
        return new Result(List.copyOf(steps), outcome, reason, Optional.empty());
    }

    private static String read(Normalised normalised) {
        return normalised instanceof Message message
                ? message.text().length() + " characters, "
                        + message.attachments().size() + " files"
                : "";
    }

    private static String classified(Classification classification) {
        return classification.topic() + ", " + classification.language() + ", "
                + classification.priority().name().toLowerCase(Locale.ROOT);
    }

    private static <T> String types(List<T> found, Function<T, String> type) {
        return found.isEmpty()
                ? "nothing"
                : found.stream().map(type).distinct().sorted().collect(Collectors.joining(", "));
    }
}
