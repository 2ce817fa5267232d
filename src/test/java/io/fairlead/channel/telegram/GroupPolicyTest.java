package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.ticket.Finding;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Ignored;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Severity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupPolicyTest {
    private final Mistakes mistakes = new Mistakes();

    @Test
    void the_shipped_policy_takes_every_message_of_a_customer() {
        GroupPolicy policy = GroupPolicy.read(YamlFile.read(Path.of("config/groups.yaml"), mistakes));

        assertThat(mistakes.all()).isEmpty();
        assertThat(policy.leaveOut(said("good morning everyone"), "desk_bot", false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "good morning everyone,false",
        "thanks @desk_bot_fan,false",
        "@Desk_Bot are you there,true",
        "is it down?,false"
    })
    void mentions_takes_what_names_the_bot(String text, boolean taken) {
        assertThat(policy("take: mentions")
                        .leaveOut(said(text), "desk_bot", true)
                        .isEmpty())
                .isEqualTo(taken);
    }

    @Test
    void mentions_takes_what_answers_the_bot_and_no_other_bot() {
        GroupPolicy policy = policy("take: mentions");

        assertThat(policy.leaveOut(guarded(Fixture.message("reply-in-chain")), "desk_bot", false))
                .isEmpty();
        assertThat(policy.leaveOut(guarded(Fixture.message("reply-in-chain")), "price_bot", false))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "good morning everyone,false,false",
        "is it down?,false,true",
        "提现多久到账,false,true",
        "WHY not,false,true",
        "my coins went to the wrong chain,true,true"
    })
    void questions_takes_questions_and_support_topics(String text, boolean hasTopic, boolean taken) {
        GroupPolicy policy = policy("take: questions\nquestion_words: [why, 多久]");

        assertThat(policy.leaveOut(said(text), "desk_bot", hasTopic).isEmpty()).isEqualTo(taken);
    }

    @Test
    void what_is_left_out_is_counted_with_its_reason() {
        assertThat(policy("take: mentions").leaveOut(said("good morning"), "desk_bot", false))
                .contains(new Ignored(Fixture.CHANNEL, "-100777/7", "group_chatter"));
    }

    @Test
    void nothing_in_which_the_guard_found_something_is_left_out() {
        Message message = Fixture.message("group-text").withText("[password]", List.of());
        Finding finding = new Finding("password", "text", 0, 10, Severity.CRITICAL);
        GroupPolicy policy = policy("take: mentions\nstaff: ['42']");

        assertThat(policy.leaveOut(
                        new Guarded(message, List.of(finding), List.of(), false, false, List.of()), "desk_bot", false))
                .isEmpty();
        assertThat(policy.leaveOut(
                        new Guarded(message, List.of(), List.of(), false, false, List.of("impersonation")),
                        "desk_bot",
                        false))
                .isEmpty();
    }

    @Test
    void private_messages_are_never_left_out() {
        assertThat(policy("take: mentions\nstaff: ['42']")
                        .leaveOut(guarded(Fixture.message("private-text")), "desk_bot", false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff: ['42']", "staff: ['@Ann_Li']"})
    void staff_by_number_or_name_is_left_out(String yaml) {
        assertThat(policy(yaml).leaveOut(said("is it down?"), "desk_bot", true))
                .map(Ignored::reason)
                .contains("written_by_staff");
    }

    @Test
    void an_anonymous_admin_is_staff_unless_the_policy_says_otherwise() {
        Guarded guarded = guarded(Fixture.message("anonymous-admin"));

        assertThat(policy("take: all").leaveOut(guarded, "desk_bot", false)).isPresent();
        assertThat(policy("admins_are_staff: false").leaveOut(guarded, "desk_bot", false))
                .isEmpty();
    }

    @Test
    void admins_are_asked_for_once_and_nobody_is_one_when_telegram_does_not_answer() {
        String token = "99:" + "Ab_-".repeat(8);
        try (FakeBotApi telegram = FakeBotApi.start(token).member(-100777, 42, "administrator")) {
            BotApi api = new BotApi(
                    telegram.uri(), new BotToken(token), BotApi.client().build());
            GroupAdmins admins = new GroupAdmins(api, Clock.fixed(Fixture.NOW, ZoneOffset.UTC));

            assertThat(admins.test(Fixture.message("group-text"))).isTrue();
            assertThat(admins.test(Fixture.message("sent-as-channel"))).isFalse();
            assertThat(admins.test(Fixture.message("private-text"))).isFalse();
            assertThat(telegram.calls("getChatAdministrators")).isEqualTo(1);

            telegram.failEvery("getChatAdministrators", BotFault.status(500));
            assertThat(new GroupAdmins(api, Clock.systemUTC()).test(Fixture.message("group-text")))
                    .isFalse();
        }
    }

    @Test
    void a_wrong_word_in_the_policy_is_a_mistake_with_its_line() {
        policy("take: some\nstaf: []");

        assertThat(mistakes.all()).extracting(mistake -> mistake.line()).containsExactlyInAnyOrder(1, 2);
    }

    private GroupPolicy policy(String yaml) {
        YamlNode root = YamlFile.read(
                new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), Path.of("groups.yaml"), mistakes);
        return GroupPolicy.read(root);
    }

    private static Guarded said(String text) {
        return guarded(Fixture.message("group-text").withText(text, List.of()));
    }

    private static Guarded guarded(Message message) {
        return new Guarded(message, List.of(), List.of(), false, false, List.of());
    }
}
