package io.fairlead.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.config.Mistakes;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Classification.Alternative;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Priority;
import io.fairlead.ticket.Range;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicClassifierTest {
    private static final TopicClassifier SHIPPED = shipped();

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "withdrawal | 提现审核了两天还没出来,什么时候能到我冷钱包",
                "account | I forgot my password and the reset link never comes",
                "kyc | 护照上传了三次都说看不清,实名过不了",
                "security | someone logged in from another country and sold my coins, not me!",
                "deposit | I sent ETH on the wrong network, not credited to my account, here is the hash",
                "fiat | C2C卖家不放币,我已经付款了",
                "trading | my limit order was not filled although the price touched it",
                "derivatives | 为什么我的多单被强平了,标记价格没到",
                "api | getting 429 on the order endpoint, what is the rate limit per key?",
                "campaign | пригласил друга, бонус не начислили",
                "spam | Guaranteed 5% daily profit, join our VIP signals group, DM me on WhatsApp",
                "other | 你好"
            })
    void plain_messages_go_where_a_team_lead_would_send_them(String topic, String text) {
        assertThat(SHIPPED.classify(Sample.guarded(text)).topic()).isEqualTo(topic);
    }

    @Test
    void the_words_that_decided_and_the_next_best_topics_are_named() {
        Classification classification = SHIPPED.classify(Sample.guarded("My withdrawal is still pending"));

        assertThat(classification.because()).contains("withdrawal");
        assertThat(classification.alternatives()).hasSize(3);
        assertThat(classification.alternatives())
                .extracting(Alternative::confidence)
                .allSatisfy(confidence -> assertThat(confidence).isLessThanOrEqualTo(classification.confidence()));
    }

    @Test
    void below_the_threshold_the_message_is_flagged_as_unsure() throws Exception {
        String topics = """
                model: none
                unsure-below: 0.5
                topics: [{code: shoes, keywords: {en: [shoelaces]}}, {code: other}]
                """;

        assertThat(configured(topics).classify(Sample.guarded("it hangs")).flags())
                .containsExactly(TopicClassifier.UNSURE);
        assertThat(configured(topics)
                        .classify(Sample.guarded("shoelaces, shoelaces!"))
                        .flags())
                .isEmpty();
        assertThat(TrainedModel.shipped().unsureBelow()).isBetween(0.1, 0.9);
    }

    @Test
    void quoted_text_does_not_count() {
        String own = "忘记登录密码了,怎么重置密码";
        String quoted = "\n> my futures position was liquidated, leverage 20x, funding rate";
        Guarded guarded = Sample.guarded(Sample.message(ChannelKind.EMAIL, own + quoted)
                .withText(own + quoted, List.of(new Range(own.length(), own.length() + quoted.length()))));

        assertThat(SHIPPED.classify(guarded).topic()).isEqualTo("account");
    }

    @Test
    void a_critical_finding_is_for_the_security_team_at_once() {
        Classification classification = SHIPPED.classify(Sample.critical("how do I stake?"));

        assertThat(classification.topic()).isEqualTo("security");
        assertThat(classification.priority()).isEqualTo(Priority.URGENT);
        assertThat(classification.dueIn()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void the_topic_chosen_in_a_form_wins_over_the_words_but_an_unknown_one_does_not() {
        var message = Sample.message(ChannelKind.FORM, "忘记登录密码了,怎么重置密码");

        assertThat(SHIPPED.classify(Sample.guarded(message.withHints(Map.of("topic", "kyc"))))
                        .topic())
                .isEqualTo("kyc");
        assertThat(SHIPPED.classify(Sample.guarded(message.withHints(Map.of("topic", "shoes"))))
                        .topic())
                .isEqualTo("account");
    }

    @Test
    void due_time_follows_the_channel() {
        String text = "忘记登录密码了,怎么重置密码";

        assertThat(due(ChannelKind.TELEGRAM, text)).isEqualTo(Duration.ofMinutes(15));
        assertThat(due(ChannelKind.FORM, text)).isEqualTo(Duration.ofHours(4));
        assertThat(due(ChannelKind.EMAIL, text)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void a_threat_and_a_loss_going_on_raise_the_priority_and_are_flagged() {
        Classification threat =
                SHIPPED.classify(Sample.guarded("Where is the coupon? Otherwise my lawyer will call you"));
        Classification loss = SHIPPED.classify(Sample.guarded("我的币正在被转走,快冻结"));

        assertThat(threat.priority()).isEqualTo(Priority.HIGH);
        assertThat(threat.flags()).contains("threat");
        assertThat(loss.priority()).isEqualTo(Priority.URGENT);
        assertThat(loss.flags()).contains("loss-going-on");
    }

    @Test
    void the_first_rule_that_sets_a_topic_wins_before_the_model() throws Exception {
        TopicClassifier classifier = configured("""
                model: none
                topics:
                  - {code: shoes, keywords: {en: [shoe*]}}
                  - {code: hats, keywords: {en: [hat, hats]}}
                  - {code: other}
                rules:
                  - name: partner
                    when: {sender: '*@partner.example', kind: form, none: [{words: [shoes]}]}
                    set: {topic: hats, flag: partner}
                  - name: numbers
                    when: {any: [{pattern: 'H-\\d{3}'}, {words: ['bonnet*']}]}
                    set: {topic: shoes, priority: low}
                """);

        Classification both = classifier.classify(Sample.guarded("order H-123"));
        Classification second = classifier.classify(Sample.guarded("shoes and H-123"));

        assertThat(both.topic()).isEqualTo("hats");
        assertThat(both.because()).contains("rule: partner");
        assertThat(both.flags()).contains("partner");
        assertThat(both.priority()).isEqualTo(Priority.LOW);
        assertThat(second.topic()).isEqualTo("shoes");
        assertThat(second.because()).contains("rule: numbers", "H-123");
    }

    @Test
    void without_a_model_the_keywords_decide() throws Exception {
        TopicClassifier classifier = configured("""
                model: none
                topics:
                  - {code: shoes, keywords: {en: [shoe*], zh: [鞋]}}
                  - {code: hats, keywords: {en: [hat]}}
                  - {code: other}
                """);

        assertThat(classifier.classify(Sample.guarded("my shoelace")).topic()).isEqualTo("shoes");
        assertThat(classifier.classify(Sample.guarded("我的鞋呢")).because()).containsExactly("鞋");
        assertThat(classifier.classify(Sample.guarded("what a chat")).topic()).isEqualTo("other");
    }

    @Test
    void a_ticket_is_due_in_its_teams_working_time_unless_it_is_urgent() throws Exception {
        TopicClassifier classifier = configured("""
                model: none
                due: {email: 4h, form: 4h, telegram: 4h}
                calendars:
                  - {teams: day, zone: UTC, hours: {mon-sun: "11:00-11:01"}}
                topics:
                  - {code: shoes, team: day, keywords: {en: [shoe*]}}
                  - {code: fire, team: day, priority: urgent, keywords: {en: [fire]}}
                  - {code: other}
                """);

        assertThat(classifier.classify(Sample.guarded("my shoelace")).dueIn()).isGreaterThan(Duration.ofDays(200));
        assertThat(classifier.classify(Sample.guarded("it is on fire")).dueIn()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void mistakes_in_the_file_are_named_with_their_lines() throws Exception {
        Mistakes mistakes = new Mistakes();
        Path file = dir.resolve("topics.yaml");
        Files.writeString(file, """
                model: gone.model
                topics:
                  - {code: hats, priority: soon}
                  - {code: hats, parent: clothes}
                rules:
                  - name: a
                    when: {pattern: '('}
                    set: {topic: hat}
                  - name: b
                    when: {kind: fax}
                """);

        TopicClassifier.read(file, mistakes);

        assertThat(mistakes.all())
                .extracting(mistake -> mistake.line() + ": " + mistake.what())
                .contains(
                        "3: 'priority' is 'soon'",
                        "4: the topic 'hats' stands here twice",
                        "4: there is no topic 'clothes'",
                        "8: there is no topic 'hat'")
                .anySatisfy(mistake -> assertThat(mistake).startsWith("7: not a pattern"))
                .anySatisfy(mistake -> assertThat(mistake).startsWith("10: unknown channel kind 'fax'"))
                .anySatisfy(mistake -> assertThat(mistake).contains("the rule sets nothing"))
                .anySatisfy(mistake -> assertThat(mistake).contains("the model cannot be read"));
    }

    @Test
    void the_shipped_file_has_no_mistakes_and_knows_every_label_of_the_shipped_model() {
        Mistakes mistakes = new Mistakes();
        TopicsFile file = TopicsFile.read(Path.of("config/topics.yaml"), mistakes);

        assertThat(mistakes.all()).isEmpty();
        assertThat(file.topics().keySet())
                .containsAll(ModelFile.shipped().model().labels());
    }

    private static Duration due(ChannelKind kind, String text) {
        return SHIPPED.classify(Sample.guarded(Sample.message(kind, text))).dueIn();
    }

    private TopicClassifier configured(String yaml) throws Exception {
        Mistakes mistakes = new Mistakes();
        Path file = dir.resolve("topics.yaml");
        Files.writeString(file, yaml);
        TopicClassifier classifier = TopicClassifier.read(file, mistakes);
        assertThat(mistakes.all()).isEmpty();
        return classifier;
    }

    private static TopicClassifier shipped() {
        return TopicClassifier.read(Path.of("config/topics.yaml"), new Mistakes());
    }
}
