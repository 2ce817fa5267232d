package io.fairlead.channel.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The kinds of update that exist as of Bot API 10.3; all are asked for, because Telegram leaves some out unless they are named. */
final class UpdateKinds {
    /** Their value is a message. */
    static final Set<String> MESSAGES = Set.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "business_message",
            "edited_business_message",
            "guest_message");

    /** Their value is something that happened. */
    static final Set<String> EVENTS = Set.of(
            "business_connection",
            "deleted_business_messages",
            "message_reaction",
            "message_reaction_count",
            "inline_query",
            "chosen_inline_result",
            "callback_query",
            "shipping_query",
            "pre_checkout_query",
            "purchased_paid_media",
            "poll",
            "poll_answer",
            "my_chat_member",
            "chat_member",
            "chat_join_request",
            "chat_boost",
            "removed_chat_boost",
            "managed_bot",
            "subscription",
            "stopped_message_generation");

    static final List<String> ALL = all();

    private UpdateKinds() {}

    private static List<String> all() {
        List<String> all = new ArrayList<>(MESSAGES);
        all.addAll(EVENTS);
        return all.stream().sorted().toList();
    }
}
