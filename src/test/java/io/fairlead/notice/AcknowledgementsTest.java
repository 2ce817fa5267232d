package io.fairlead.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.config.Mistakes;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.MailDrafts;
import io.fairlead.ticket.Auto;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Notice;
import io.fairlead.ticket.ThreadClues;
import io.fairlead.ticket.TicketDraft;
import io.fairlead.ticket.Visibility;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told that we have his mail, and who never is. */
class AcknowledgementsTest {
    private static final Map<String, String> TO =
            Map.of("to", "ann@example.org", "subject", "my password is " + 4711, "message_id", "a");

    private final Warnings warnings =
            new Warnings(NoticeTexts.read(Path.of("config/notices"), new Mistakes())).acknowledging(message -> true);

    @Test
    void a_customer_is_told_in_his_language_and_his_subject_is_repeated_masked() {
        List<Notice> notices =
                notices("zh-Hans", message -> message.withReplyTo(TO).withSubject("my password is [password]"));

        assertThat(notices).hasSize(1);
        assertThat(notices.get(0).kind()).isEqualTo("acknowledgement");
        assertThat(notices.get(0).language()).isEqualTo("zh-CN");
        assertThat(notices.get(0).text()).contains("{ref}");
        assertThat(notices.get(0).to())
                .containsEntry("subject", "my password is [password]")
                .containsEntry("to", "ann@example.org");
    }

    @ParameterizedTest
    @EnumSource(value = Auto.class, names = "NO", mode = EnumSource.Mode.EXCLUDE)
    void a_machine_is_told_nothing(Auto auto) {
        assertThat(notices("en", message -> message.withReplyTo(TO).withAuto(auto)))
                .isEmpty();
    }

    @Test
    void who_asks_for_no_answer_is_told_nothing() {
        ThreadClues silent = new ThreadClues("a", List.of(), null, null, false, List.of(), false, Map.of());

        assertThat(notices("en", message -> message.withReplyTo(TO).withHints(silent.hints())))
                .isEmpty();
    }

    @Test
    void an_old_mail_that_is_only_now_taken_in_is_not_acknowledged() {
        assertThat(notices(
                        "en",
                        message -> message.withReplyTo(TO)
                                .withSentAt(message.receivedAt().minus(Duration.ofDays(3)))))
                .isEmpty();
    }

    @Test
    void what_is_no_mail_or_comes_through_a_channel_that_does_not_acknowledge_gets_nothing() {
        assertThat(notices("en", message -> message.withReplyTo(TO).withHints(Map.of())))
                .isEmpty();
        TicketDraft draft = draft("en", message -> message.withReplyTo(TO));
        assertThat(new Warnings(NoticeTexts.read(Path.of("config/notices"), new Mistakes()))
                        .draft(draft.guarded(), draft.classification())
                        .notices())
                .isEmpty();
    }

    @Test
    void what_it_is_completed_with_goes_along_in_the_customers_language() {
        Notice notice = notices("zh-Hant", message -> message.withReplyTo(TO)).get(0);

        assertThat(notice.words())
                .containsEntry("fact.order_number", "訂單編號")
                .containsEntry("either", "{0}或{1}")
                .doesNotContainKey("private");
        assertThat(notice.words().get("missing")).contains("{facts}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "ru", "tr", "vi", "zh-CN", "zh-TW"})
    void every_language_that_ships_has_every_word_of_a_question(String language) {
        NoticeTexts texts = NoticeTexts.read(Path.of("config/notices"), new Mistakes());

        texts.question(language)
                .keySet()
                .forEach(name -> assertThat(texts.find(name, language).language())
                        .as(name)
                        .isEqualTo(language));
        assertThat(texts.question(language)).hasSize(16);
    }

    @Test
    void in_a_group_stands_a_link_and_no_word_of_what_is_missing() {
        Notice open = chat(Visibility.PUBLIC);
        Notice hidden = chat(Visibility.PRIVATE);

        assertThat(open.text()).contains("{link}").doesNotContain("{ref}", "UID");
        assertThat(open.words().get("private")).isEqualTo(hidden.text());
        assertThat(hidden.text()).contains("{ref}").doesNotContain("mail");
    }

    private Notice chat(Visibility visibility) {
        Drafts said = visibility == Visibility.PUBLIC
                ? Drafts.draft().group(7)
                : Drafts.draft().chat(7);
        TicketDraft draft = said.build();
        Message message = draft.guarded().message().withReplyTo(Map.of("chat_id", "7"));
        return warnings.draft(
                        new Guarded(message, List.of(), List.of(), false, false, List.of()), draft.classification())
                .notices()
                .get(0);
    }

    private List<Notice> notices(String language, UnaryOperator<Message> change) {
        TicketDraft draft = draft(language, change);
        return warnings.draft(draft.guarded(), draft.classification()).notices();
    }

    private static TicketDraft draft(String language, UnaryOperator<Message> change) {
        Drafts mail = MailDrafts.mail("a").draft().language(language);
        TicketDraft draft = mail.build();
        Guarded guarded = draft.guarded();
        return new TicketDraft(
                new Guarded(change.apply(guarded.message()), List.of(), List.of(), false, false, List.of()),
                draft.classification(),
                List.of());
    }
}
