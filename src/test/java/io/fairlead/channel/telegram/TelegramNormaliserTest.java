package io.fairlead.channel.telegram;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.ticket.Attachment;
import io.fairlead.ticket.Auto;
import io.fairlead.ticket.Ignored;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Normalised;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramNormaliserTest {
    private final TelegramNormaliser normaliser = new TelegramNormaliser();

    @Test
    void a_private_message_is_private_and_can_be_answered() {
        Message message = message("private-text");

        assertThat(message.text()).isEqualTo("我的提现还没有到账");
        assertThat(message.sourceId()).isEqualTo("42/7");
        assertThat(message.revises()).isNull();
        assertThat(message.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(message.conversation()).isEqualTo("telegram:42:42");
        assertThat(message.author().id()).isEqualTo("telegram:42");
        assertThat(message.author().name()).isEqualTo("Ann Li");
        assertThat(message.author().addresses()).containsExactly("@ann_li");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochSecond(1790000000));
        assertThat(message.receivedAt()).isEqualTo(Fixture.NOW);
        assertThat(message.replyTo()).containsOnly(entry("chat_id", "42"), entry("message_id", "7"));
        assertThat(message.hints()).containsEntry("language", "zh-hans");
    }

    @ParameterizedTest
    @CsvSource({"group-text,PUBLIC", "basic-group-text,PUBLIC", "channel-post,PUBLIC", "business-message,PRIVATE"})
    void what_others_can_read_is_public(String fixture, Visibility visibility) {
        assertThat(message(fixture).visibility()).isEqualTo(visibility);
    }

    @ParameterizedTest
    @CsvSource({
        "group-text,telegram:-100777:42",
        "reply-in-chain,telegram:-100777:42",
        "topic-text,telegram:-100777:42:12",
        "topic-reply,telegram:-100777:42:12",
        "comment-under-channel-post,telegram:-100777:42:30",
        "sent-as-channel,telegram:-100777:-100901"
    })
    void a_group_holds_one_conversation_for_each_customer_and_thread(String fixture, String conversation) {
        assertThat(message(fixture).conversation()).isEqualTo(conversation);
    }

    @Test
    void an_answer_goes_into_the_forum_topic() {
        assertThat(message("topic-text").replyTo()).containsEntry("message_thread_id", "12");
        assertThat(message("reply-in-chain").replyTo()).doesNotContainKey("message_thread_id");
    }

    @Test
    void an_edit_revises_the_first_message_and_has_its_own_key() {
        Message edit = message("edited-text");

        assertThat(edit.sourceId()).isEqualTo("-100777/7@1790000060.1001");
        assertThat(edit.revises()).isEqualTo("-100777/7");
        assertThat(edit.text()).isEqualTo("withdrawal stuck, order 12345678");
        assertThat(edit.sentAt()).isEqualTo(Instant.ofEpochSecond(1790000060));
        assertThat(edit.replyTo()).containsEntry("message_id", "7");
        assertThat(message("edited-channel-post").revises()).isEqualTo("-100900/7");
    }

    @Test
    void a_channel_post_is_by_its_channel() {
        Message post = message("channel-post");

        assertThat(post.author().id()).isEqualTo("telegram:-100900");
        assertThat(post.author().name()).isEqualTo("Exchange news (Ops)");
        assertThat(post.author().addresses()).containsExactly("@exchange_news");
    }

    @Test
    void a_message_sent_as_a_channel_is_by_that_channel_and_no_machine_wrote_it() {
        Message message = message("sent-as-channel");

        assertThat(message.author().name()).isEqualTo("Ann trades");
        assertThat(message.auto()).isEqualTo(Auto.NO);
        assertThat(message("other-bot").auto()).isEqualTo(Auto.REPLY);
    }

    @Test
    void a_business_chat_numbers_its_messages_on_its_own() {
        Message message = message("business-message");

        assertThat(message.sourceId()).isEqualTo("bc1/42/7");
        assertThat(message.replyTo()).containsEntry("business_connection_id", "bc1");
    }

    @ParameterizedTest
    @CsvSource({
        "forwarded,[forwarded from Official Support]",
        "forwarded-hidden,[forwarded from Bob]",
        "forwarded-channel,[forwarded from Exchange news]"
    })
    void a_forward_keeps_its_origin(String fixture, String origin) {
        assertThat(message(fixture).text()).isEqualTo(origin + "\nplease read");
        assertThat(message(fixture).quotedText()).isEqualTo(origin);
    }

    @Test
    void a_quote_stands_apart_from_the_customers_own_words() {
        assertThat(message("quote").quotedText()).isEqualTo("> paid out\n> today");
        assertThat(message("quote").replyText()).isEqualTo("this never came");
    }

    @Test
    void what_entities_hide_is_written_out() {
        assertThat(message("entities").text())
                .isEqualTo("😀 see here <https://phish.example/login>, ask @desk_bot, run x=1, secret word"
                        + " https://example.org");
        assertThat(message("entity-out-of-range").text()).isEqualTo("short");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "photo | [photo]",
                "photo-caption | screenshot of my order",
                "document | [document: statement.pdf]",
                "animation | [animation]",
                "video | [video, 14 s]",
                "voice | [voice message, 12 s]",
                "video-note | [video note, 5 s]",
                "audio | [audio: Call recording, 200 s]",
                "sticker | [sticker 😡]",
                "location | [location 31.2304, 121.4737]",
                "venue | [venue: Branch: 1 Main Road 31.2304, 121.4737]",
                "contact | [contact: Ann Li +8613800000000]",
                "poll-message | [poll: Is it down for you? (yes / no)]",
                "dice | [dice 🎲: 4]",
                "story | [story]",
                "paid-media | [paid media for 50 stars]",
                "checklist | [checklist: To do (verify / withdraw)]",
                "content-of-tomorrow | [hologram]"
            })
    void every_kind_of_content_gives_readable_text(String fixture, String text) {
        assertThat(message(fixture).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "photo,photo.jpg,image/jpeg,90000,large",
        "photo-caption,photo.jpg,image/jpeg,90000,large",
        "document,statement.pdf,application/pdf,123456,doc1",
        "document-too-big,log.zip,application/zip,52428800,doc2",
        "animation,animation.mp4,video/mp4,-1,gif1",
        "video,screen.mp4,video/mp4,-1,vid1",
        "voice,voice.ogg,audio/ogg,4000,voi1",
        "video-note,video-note.mp4,video/mp4,-1,vn1",
        "audio,audio.mp3,audio/mpeg,-1,aud1",
        "sticker,sticker.webp,image/webp,-1,st1",
        "sticker-animated,sticker.tgs,application/gzip,-1,st2"
    })
    void a_file_is_an_attachment_that_can_be_fetched(String fixture, String name, String type, long size, String id) {
        assertThat(message(fixture).attachments()).containsExactly(new Attachment(name, type, size, null, id, null));
    }

    @Test
    void paid_media_may_hold_several_files() {
        assertThat(message("paid-media").attachments())
                .extracting(Attachment::source)
                .containsExactly("large", "pv");
    }

    @Test
    void characters_that_no_database_keeps_are_replaced() {
        Message message = message("broken-characters");

        assertThat(message.text()).isEqualTo("a\uFFFDb \uFFFD 😀 <https://a.example>\uFFFD");
        assertThat(message.author().name()).isEqualTo("An\uFFFDn");
    }

    @Test
    void a_file_that_is_too_large_to_fetch_is_noted_beside_its_caption() {
        assertThat(message("document-too-big").text())
                .isEqualTo("my log\n[document: log.zip; larger than a bot may fetch]");
    }

    @Test
    void the_messages_of_one_album_name_it() {
        assertThat(message("album-photo").hints()).containsEntry("album", "42/1355");
    }

    @Test
    void a_reply_names_the_message_and_the_bot_that_it_answers() {
        assertThat(message("reply-in-chain").hints())
                .containsEntry("in_reply_to", "-100777/11")
                .containsEntry("answers_bot", "desk_bot");
    }

    @Test
    void an_anonymous_admin_is_known_as_one() {
        assertThat(message("anonymous-admin").hints()).containsEntry("role", "admin");
        assertThat(message("anonymous-admin").author().name()).isEqualTo("Exchange chat (owner)");
        assertThat(message("sent-as-channel").hints()).doesNotContainKey("role");
    }

    @ParameterizedTest
    @CsvSource({
        "member-joined,member_joined",
        "member-left,member_left",
        "pinned,message_pinned",
        "topic-created,topic_changed",
        "migrate-to,group_migrated",
        "migrate-from,group_migrated",
        "automatic-forward,channel_post_repeated",
        "business-answer-by-staff,written_by_staff",
        "reaction,message_reaction",
        "callback-query,callback_query",
        "my-chat-member,my_chat_member",
        "poll-state,poll",
        "deleted-business-messages,deleted_business_messages",
        "kind-of-tomorrow,unknown_update",
        "live-location-moved,live_location_moved",
        "command-start,command_start",
        "command-help,command_help",
        "command-status,command_status",
        "command-close-in-group,command_close"
    })
    void what_is_no_customers_message_is_ignored_with_the_reason(String fixture, String reason) {
        assertThat(normalise(fixture)).isEqualTo(new Ignored(Fixture.CHANNEL, "1001", reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"without-chat", "without-content"})
    void an_update_that_can_never_be_a_message_is_unreadable(String fixture) {
        assertThatThrownBy(() -> normalise(fixture))
                .isInstanceOf(UnreadableException.class)
                .hasMessageNotContaining("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"update_id\":1,\"message\":{\"text\":\"my words", "[]", "null", "7"})
    void what_is_no_json_object_is_unreadable(String raw) {
        assertThatThrownBy(() -> normaliser.normalise(Fixture.inbound(raw.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableException.class)
                .hasMessageNotContaining("words");
    }

    private static Message message(String fixture) {
        return Fixture.message(fixture);
    }

    private Normalised normalise(String fixture) {
        return normaliser.normalise(Fixture.inbound(fixture));
    }
}
