package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Inbound;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An order to the bot, such as {@code /status FL-7K3QX9}; the normaliser counts it as ignored, and who carries it out
 * reads it with {@link #of(Inbound)}. A command with more behind it than one code is no order but a message: people type
 * what they want to say, secrets too, behind a command; and in a group one code is already too much.
 *
 * @param argument the reference or the deep link's payload, empty when there is none
 * @param conversation key of the conversation in which it was given
 * @param language of the user's app, empty when unknown
 * @param replyTo where the answer goes
 */
public record Command(
        Name name, String argument, Author author, String conversation, String language, Map<String, String> replyTo) {
    /** The commands that the bot knows. */
    public enum Name {
        START,
        HELP,
        STATUS,
        CLOSE
    }

    /** The length and the letters that a deep link may have: core.telegram.org/bots/features#deep-linking. */
    private static final Pattern FORM = Pattern.compile(
            "/(start|help|status|close)(?:@\\w+)?(?:\\s+([A-Za-z0-9_-]{1,64}))?\\s*", Pattern.CASE_INSENSITIVE);

    /** The command that an inbound holds. */
    public static Optional<Command> of(Inbound inbound) {
        return TelegramNormaliser.said(inbound).flatMap(Command::of);
    }

    static Optional<Command> of(JsonNode said) {
        Matcher form = FORM.matcher(said.path("text").asText(""));
        boolean isPrivate = said.path("chat").path("type").asText().equals("private");
        if (said.has("forward_origin")
                || Sender.isMachine(said)
                || !form.matches()
                || form.group(2) != null && !isPrivate) {
            return Optional.empty();
        }
        return Optional.of(new Command(
                Name.valueOf(form.group(1).toUpperCase(Locale.ROOT)),
                form.group(2) == null ? "" : form.group(2),
                Sender.of(said),
                Conversation.key(said),
                said.path("from").path("language_code").asText(""),
                Address.of(said)));
    }

    /** The reason under which the ledger counts it. */
    String reason() {
        return "command_" + name.name().toLowerCase(Locale.ROOT);
    }
}
