package io.fairlead.channel.telegram;

import io.fairlead.channel.ChannelFile;
import io.fairlead.ticket.ChannelKind;
import java.util.Optional;
import java.util.function.Function;

/** What can be wrong in a Telegram channel's file about its groups; nobody is asked. */
public final class GroupRules {
    private static final String MODERATORS = "moderators";

    private GroupRules() {}

    /** Notes each mistake at its place in the file; a channel that is off or no bot has none. */
    public static void check(ChannelFile channel, Function<String, Optional<String>> setting) {
        if (!channel.kind().startsWith(ChannelKind.TELEGRAM.code()) || channel.isOff(setting)) {
            return;
        }
        String chat = channel.value(MODERATORS, setting);
        if (!chat.isEmpty() && !chat.matches("-?\\d{1,18}")) {
            channel.parameters()
                    .get(MODERATORS)
                    .mistake(
                            "parameter '" + MODERATORS + "' is '" + chat + "'",
                            "it must be a chat's number, not its name");
        }
    }
}
