package io.fairlead;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.channel.telegram.Address;
import io.fairlead.channel.telegram.Command;
import io.fairlead.channel.telegram.GroupMigration;
import io.fairlead.notice.NoticeTexts;
import io.fairlead.ticket.Inbound;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Makes the rows for those updates of Telegram that are no message and yet want something done. */
public final class TelegramOrders {
    private static final Map<Command.Name, List<String>> ANSWERS = Map.of(
            Command.Name.START, List.of("start", "start-joined"),
            Command.Name.HELP, List.of("help"),
            Command.Name.STATUS,
                    List.of("status-waiting", "status-claimed", "status-answered", "status-resolved", "status-none"),
            Command.Name.CLOSE, List.of("closed", "close-none"));

    private final Supplier<NoticeTexts> texts;
    private final ObjectMapper json;

    TelegramOrders(Supplier<NoticeTexts> texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /** For {@code move-conversations.sql}. */
    public Map<String, Object> migration(Inbound inbound) {
        GroupMigration migration = GroupMigration.of(inbound).orElseThrow();
        return Map.of(
                "channel", inbound.channel().name(), "old_keys", migration.oldKeys(), "new_keys", migration.newKeys());
    }

    /** For {@code obey.sql}: the command with every answer that it may get, in its author's language. */
    public Map<String, Object> command(Inbound inbound) {
        Command command = Command.of(inbound).orElseThrow();
        ObjectNode order = json.createObjectNode();
        order.put("channel", inbound.channel().name());
        order.put("kind", inbound.channel().kind().code());
        order.put("source_id", inbound.sourceId());
        order.put(
                "cause",
                command.replyTo().get(Address.CHAT) + "/" + command.replyTo().get(Address.MESSAGE));
        order.put("command", command.name().name().toLowerCase(Locale.ROOT));
        order.put("ref", command.argument());
        order.put("author", command.author().id());
        order.put("conversation", command.conversation());
        order.set("to", json.valueToTree(command.replyTo()));
        ObjectNode answers = order.putObject("answers");
        for (String name : ANSWERS.get(command.name())) {
            NoticeTexts.Text answer = texts.get().find(name, command.language());
            ObjectNode said = answers.putObject(name);
            said.put("language", answer.language()).put("text", answer.text());
            if (name.equals("start-joined")) {
                said.set("words", json.valueToTree(texts.get().question(command.language())));
            }
        }
        return Map.of("order", order.toString());
    }
}
