package io.fairlead.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Entity;
import io.fairlead.ticket.Finding;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Recognised;
import io.fairlead.ticket.Severity;
import io.fairlead.ticket.Visibility;
import io.fairlead.web.Problem;
import io.fairlead.web.RefusedException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * What agents write, before it is kept or sent: the guard reads it as it reads a customer's message. Notes are kept
 * masked. Of an answer the masked form is kept; a secret never goes out in public, and what else is found only when its
 * author has seen that. The names of its files, and the words of those that are text, are read with it.
 */
public final class Wording {
    private static final String ANSWER = "answer";

    private final Supplier<String> mailChannel;
    private final Clock clock;

    /** @param mailChannel the channel that mail goes out through to whom wrote by form; null when there is none */
    public Wording(Supplier<String> mailChannel, Clock clock) {
        this.mailChannel = mailChannel;
        this.clock = clock;
    }

    /** Whether what is asked has words of the agent's in it. */
    public boolean has(Exchange exchange) {
        return asked(exchange).body().has(field(asked(exchange)));
    }

    /** The words as a message, for the guard. */
    public Message message(Exchange exchange, String visibility) {
        Asked asked = asked(exchange);
        if (visibility == null) {
            throw new RefusedException(Problem.of(404, "There is no ticket with this reference."));
        }
        boolean inPublic = asked.operation().equals(ANSWER) && visibility.equals("public");
        return Message.of(
                        new Inbound(
                                new Channel("desk", ChannelKind.FORM),
                                ANSWER,
                                "text/plain",
                                new byte[0],
                                clock.instant()),
                        ANSWER,
                        ANSWER,
                        inPublic ? Visibility.PUBLIC : Visibility.PRIVATE,
                        new Author("desk", "", List.of()),
                        asked.body().path(field(asked)).asText())
                .withAttachments(Enclosures.of(exchange));
    }

    /** Lets the words pass, masked where they are kept, or refuses them with what was found. */
    public void judge(Exchange exchange, Guarded guarded) {
        Asked asked = asked(exchange);
        if (!asked.operation().equals(ANSWER)) {
            asked.body().put(field(asked), guarded.message().text());
            return;
        }
        boolean inPublic = guarded.message().visibility() == Visibility.PUBLIC;
        boolean confirmed = asked.body().path("confirmed").asBoolean();
        if (inPublic && guarded.critical()) {
            throw refused(exchange, guarded, "secret", "This holds a secret; it must never go out in public.");
        }
        if (!confirmed && (guarded.critical() || inPublic && !guarded.findings().isEmpty())) {
            throw refused(exchange, guarded, "sensitive", "This holds personal data; confirm that it may go out.");
        }
        asked.body().put("shown", guarded.message().text());
        asked.body().put("mail_channel", mailChannel.get());
        ArrayNode names = asked.body().putArray("shown_names");
        guarded.message().attachments().forEach(file -> names.add(file.name()));
    }

    private static RefusedException refused(Exchange exchange, Guarded guarded, String code, String detail) {
        Recognised recognised = exchange.getVariable("recognised", Recognised.class);
        return new RefusedException(new Problem(
                422, detail, Map.of(), Map.of("code", code, "findings", places(recognised, guarded.findings()))));
    }

    /** The guard's findings point into the masked words; the author has the words as he typed them, and his files. */
    private static List<Map<String, Object>> places(Recognised recognised, List<Finding> findings) {
        Map<String, Severity> found =
                findings.stream().collect(Collectors.toMap(Finding::type, Finding::severity, (one, other) -> one));
        Map<String, String> parts = recognised.message().parts();
        return recognised.entities().stream()
                .filter(entity -> found.containsKey(entity.type()))
                .map(entity -> place(entity, parts.get(entity.part()), found.get(entity.type())))
                .toList();
    }

    private static Map<String, Object> place(Entity entity, String text, Severity severity) {
        Map<String, Object> place = new HashMap<>();
        place.put("type", entity.type());
        place.put("start", text.codePointCount(0, entity.range().start()));
        place.put("end", text.codePointCount(0, entity.range().end()));
        place.put("severity", severity.name().toLowerCase(Locale.ROOT));
        if (!entity.part().equals(Message.TEXT)) {
            place.put("part", entity.part());
        }
        return place;
    }

    private static String field(Asked asked) {
        return asked.operation().equals(ANSWER) || asked.operation().equals("addNote") ? "text" : "note";
    }

    private static Asked asked(Exchange exchange) {
        return exchange.getVariable(Asked.VARIABLE, Asked.class);
    }
}
