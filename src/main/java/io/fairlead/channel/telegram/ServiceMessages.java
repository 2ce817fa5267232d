package io.fairlead.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Messages that Telegram writes about a chat, or that support's own side wrote: nobody asks anything in them. */
final class ServiceMessages {
    /** Field that marks it, and the reason under which the ledger counts it. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("new_chat_members", "member_joined"),
            Map.entry("left_chat_member", "member_left"),
            Map.entry("new_chat_title", "chat_changed"),
            Map.entry("new_chat_photo", "chat_changed"),
            Map.entry("delete_chat_photo", "chat_changed"),
            Map.entry("chat_background_set", "chat_changed"),
            Map.entry("message_auto_delete_timer_changed", "chat_changed"),
            Map.entry("group_chat_created", "chat_created"),
            Map.entry("supergroup_chat_created", "chat_created"),
            Map.entry("channel_chat_created", "chat_created"),
            Map.entry("migrate_to_chat_id", "group_migrated"),
            Map.entry("migrate_from_chat_id", "group_migrated"),
            Map.entry("pinned_message", "message_pinned"),
            Map.entry("forum_topic_created", "topic_changed"),
            Map.entry("forum_topic_edited", "topic_changed"),
            Map.entry("forum_topic_closed", "topic_changed"),
            Map.entry("forum_topic_reopened", "topic_changed"),
            Map.entry("general_forum_topic_hidden", "topic_changed"),
            Map.entry("general_forum_topic_unhidden", "topic_changed"),
            Map.entry("video_chat_scheduled", "video_chat"),
            Map.entry("video_chat_started", "video_chat"),
            Map.entry("video_chat_ended", "video_chat"),
            Map.entry("video_chat_participants_invited", "video_chat"),
            Map.entry("successful_payment", "payment"),
            Map.entry("refunded_payment", "payment"),
            Map.entry("users_shared", "shared_with_bot"),
            Map.entry("chat_shared", "shared_with_bot"),
            Map.entry("connected_website", "access_granted"),
            Map.entry("write_access_allowed", "access_granted"),
            Map.entry("passport_data", "passport_data"),
            Map.entry("proximity_alert_triggered", "proximity_alert"),
            Map.entry("boost_added", "boost"),
            Map.entry("giveaway_created", "giveaway"),
            Map.entry("giveaway_completed", "giveaway"),
            Map.entry("checklist_tasks_done", "checklist_changed"),
            Map.entry("checklist_tasks_added", "checklist_changed"),
            Map.entry("direct_message_price_changed", "price_changed"),
            Map.entry("paid_message_price_changed", "price_changed"));

    private ServiceMessages() {}

    static Optional<String> reasonToIgnore(JsonNode said) {
        if (said.path("is_automatic_forward").asBoolean()) {
            return Optional.of("channel_post_repeated");
        }
        if (writtenByTheBusiness(said)) {
            return Optional.of("written_by_staff");
        }
        if (said.has("edit_date") && said.has("location") && !said.has("venue")) {
            return Optional.of("live_location_moved");
        }
        return said.properties().stream()
                .map(field -> REASONS.get(field.getKey()))
                .filter(reason -> reason != null)
                .findFirst();
    }

    private static boolean writtenByTheBusiness(JsonNode said) {
        return said.has("business_connection_id")
                && (said.has("sender_business_bot")
                        || !said.path("from")
                                .path("id")
                                .equals(said.path("chat").path("id")));
    }
}
