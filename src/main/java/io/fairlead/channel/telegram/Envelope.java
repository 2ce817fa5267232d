package io.fairlead.channel.telegram;

import java.util.Set;

/** The fields of a message that surround its content; whatever is not among them is something that was said. */
final class Envelope {
    static final Set<String> FIELDS = Set.of(
            "from",
            "sender_chat",
            "sender_business_bot",
            "chat",
            "direct_messages_topic",
            "forward_origin",
            "reply_to_message",
            "external_reply",
            "quote",
            "reply_to_story",
            "via_bot",
            "entities",
            "caption_entities",
            "link_preview_options",
            "suggested_post_info",
            "reply_markup");

    private Envelope() {}
}
