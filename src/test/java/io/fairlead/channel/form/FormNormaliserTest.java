package io.fairlead.channel.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.config.Mistakes;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.RejectedException;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.Visibility;
import io.fairlead.web.PageTexts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormNormaliserTest {
    private static final Mistakes MISTAKES = new Mistakes();
    private static final FormNormaliser NORMALISER = new FormNormaliser(
            Forms.read(Path.of("config/forms"), MISTAKES), PageTexts.read(Path.of("config/pages"), MISTAKES));

    @Test
    void the_shipped_forms_and_texts_have_no_mistake() {
        assertThat(MISTAKES.all()).isEmpty();
    }

    @Test
    void the_message_comes_first_and_the_other_fields_follow_as_labelled_lines() {
        Message message = support("zh-CN", Map.of("message", " 提现未到账 ", "uid", "10023457", "name", "李明"));

        assertThat(message.text()).isEqualTo("提现未到账\n\n账户 UID: 10023457");
        assertThat(message.author().name()).isEqualTo("李明");
        assertThat(message.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(message.hints()).containsEntry("language", "zh-CN").doesNotContainKey("topic");
    }

    @Test
    void a_chosen_topic_is_a_hint_and_the_subject_not_a_line() {
        Message message = support("en", Map.of("message", "Where is it?", "topic", "deposit"));

        assertThat(message.hints()).containsEntry("topic", "deposit");
        assertThat(message.subject()).isEqualTo("Deposit");
        assertThat(message.text()).isEqualTo("Where is it?");
    }

    @Test
    void an_address_makes_the_same_customer_of_two_posts_and_none_makes_none() {
        Map<String, String> fields = Map.of("message", "a", "email", "Ann@Example.org");

        assertThat(support("en", fields).author().id()).isEqualTo("mailto:ann@example.org");
        assertThat(support("en", fields).replyTo()).containsEntry("to", "ann@example.org");
        assertThat(support("en", Map.of("message", "a")).author().id()).isEqualTo("form:key-12345678");
    }

    @Test
    void a_complaint_has_its_topic_preset_and_its_time_as_a_person_writes_it() {
        Message message = normalise(
                "complaint",
                "en",
                Map.of(
                        "message",
                        "It went down.",
                        "uid",
                        "1",
                        "email",
                        "a@example.org",
                        "section",
                        "spot",
                        "time",
                        "2026-11-02T09:14",
                        "demand",
                        "Pay it back."));

        assertThat(message.hints()).containsEntry("topic", "complaint");
        assertThat(message.text())
                .startsWith("It went down.\n\nAccount UID: 1\n")
                .contains("When it happened, to the minute: 2026-11-02 09:14\n", "Section: Spot\n")
                .endsWith("What you demand: Pay it back.");
    }

    @Test
    void a_field_that_the_form_does_not_know_is_not_lost() {
        assertThat(support("en", Map.of("message", "a", "ticket", "77")).text()).isEqualTo("a\n\nticket: 77");
    }

    @Test
    void everything_wrong_is_told_at_once_in_the_senders_language() {
        assertThatThrownBy(() -> support("zh-CN", Map.of("email", "x@y", "topic", "nonsense", "uid", "1".repeat(41))))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        rejected -> assertThat(rejected.fields())
                                .containsOnlyKeys("message", "email", "topic", "uid")
                                .containsEntry("message", "请填写此项。")
                                .containsEntry("uid", "内容过长：最多 40 个字符，您填写了 41 个。"));
    }

    @Test
    void length_is_counted_as_people_count_it() {
        assertThat(support("en", Map.of("message", "😀".repeat(10_000))).text()).hasSize(20_000);
        assertThatThrownBy(() -> support("en", Map.of("message", "😀".repeat(10_001))))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void what_is_no_post_of_a_form_is_unreadable() {
        for (String raw :
                new String[] {"{", "[]", "{\"form\":\"support\"}", "{\"form\":\"nonsense\",\"fields\":{}}", ""}) {
            assertThatThrownBy(() -> NORMALISER.normalise(inbound(raw.getBytes(StandardCharsets.UTF_8))))
                    .as(raw)
                    .isInstanceOf(UnreadableException.class);
        }
    }

    private static Message support(String language, Map<String, String> fields) {
        return normalise("support", language, fields);
    }

    private static Message normalise(String form, String language, Map<String, String> fields) {
        byte[] raw = new ObjectMapper()
                .valueToTree(Map.of("form", form, "key", "key-12345678", "language", language, "fields", fields))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return NORMALISER.normalise(inbound(raw));
    }

    private static Inbound inbound(byte[] raw) {
        Channel channel = new Channel("support-form", ChannelKind.FORM);
        return new Inbound(channel, "key-12345678-1", "application/json", raw, Instant.parse("2026-11-02T09:00:00Z"));
    }
}
