package io.fairlead.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.config.Mistakes;
import io.fairlead.entity.TextRecogniser;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Entity;
import io.fairlead.ticket.Finding;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Range;
import io.fairlead.ticket.Recognised;
import io.fairlead.ticket.Severity;
import io.fairlead.ticket.Visibility;
import io.fairlead.ticket.WithheldException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyGuardTest {
    private static final Path POLICY = Path.of("config/guard.yaml");
    private static final Mistakes MISTAKES = new Mistakes();
    private static final TextRecogniser RECOGNISER =
            TextRecogniser.read(POLICY, Path.of("config/brands.yaml"), MISTAKES);
    private static final PolicyGuard GUARD = PolicyGuard.read(POLICY, MISTAKES);
    private static final String SECRET = "Tiger" + "!Moon" + 88;

    @Test
    void the_files_that_ship_have_no_mistakes() {
        assertThat(MISTAKES.all()).isEmpty();
    }

    @Test
    void a_password_in_public_is_masked_warned_about_and_deleted() {
        Guarded guarded = guard(message(Visibility.PUBLIC, "🚀 my password is " + SECRET + " ok"));

        assertThat(guarded.message().text()).isEqualTo("🚀 my password is [password] ok");
        assertThat(guarded.findings()).containsExactly(new Finding("PASSWORD", "text", 17, 27, Severity.CRITICAL));
        assertThat(guarded.warn()).isTrue();
        assertThat(guarded.delete()).isTrue();
        assertThat(guarded.critical()).isTrue();
    }

    @Test
    void in_private_the_same_is_masked_without_a_warning() {
        Guarded guarded = guard(message(Visibility.PRIVATE, "my password is " + SECRET));

        assertThat(guarded.message().text()).doesNotContain(SECRET);
        assertThat(guarded.warn()).isFalse();
        assertThat(guarded.delete()).isFalse();
    }

    @Test
    void facts_stay_readable_and_move_with_the_masks_before_them() {
        Guarded guarded = guard(message(Visibility.PUBLIC, "password: " + SECRET + " uid 77120034"));
        Entity uid = guarded.entities().get(0);

        assertThat(guarded.entities()).hasSize(1);
        assertThat(guarded.message()
                        .text()
                        .substring(uid.range().start(), uid.range().end()))
                .isEqualTo("77120034");
    }

    @Test
    void a_card_keeps_its_last_four_digits() {
        Guarded guarded = guard(message(Visibility.PRIVATE, "card " + "4242 " + "4242 4242 4242 declined"));

        assertThat(guarded.message().text()).isEqualTo("card ****4242 declined");
    }

    @Test
    void quoted_places_move_too_and_html_with_secrets_is_dropped() {
        String text = "password: " + SECRET + "\n> earlier";
        Message message = message(Visibility.PRIVATE, text)
                .withText(text, List.of(new Range(text.indexOf('>'), text.length())))
                .withHtml("<p>password: " + SECRET + "</p>");
        Guarded guarded = guard(message);

        assertThat(guarded.message().quotedText()).isEqualTo("> earlier");
        assertThat(guarded.message().html()).isNull();
    }

    @Test
    void every_part_is_read_down_to_the_subject() {
        Guarded guarded = guard(message(Visibility.PRIVATE, "hello").withSubject("password: " + SECRET));

        assertThat(guarded.message().subject()).isEqualTo("password: [password]");
    }

    @Test
    void a_transaction_hash_alone_is_no_finding() {
        Guarded guarded = guard(message(Visibility.PUBLIC, "txid " + "ab12".repeat(16)));

        assertThat(guarded.findings()).isEmpty();
        assertThat(guarded.entities()).extracting(Entity::type).containsExactly("TX_HASH");
    }

    @Test
    void an_impersonator_is_flagged_and_stays_readable() {
        Guarded guarded = guard(message(Visibility.PUBLIC, "Quillex support: write to @Quillex_Help24"));

        assertThat(guarded.flags()).containsExactly("impersonation");
        assertThat(guarded.message().text()).contains("@Quillex_Help24");
    }

    @Test
    void a_place_outside_the_text_withholds_the_message() {
        Message message = message(Visibility.PRIVATE, "short");
        Recognised broken = new Recognised(message, List.of(new Entity("PASSWORD", "text", new Range(3, 99))));

        assertThatThrownBy(() -> GUARD.guard(broken)).isInstanceOf(WithheldException.class);
    }

    private static Guarded guard(Message message) {
        return GUARD.guard(RECOGNISER.recognise(message));
    }

    private static Message message(Visibility visibility, String text) {
        Inbound inbound = new Inbound(
                new Channel("group", ChannelKind.TELEGRAM), "1", "application/json", new byte[0], Instant.EPOCH);
        return Message.of(inbound, "1", "c", visibility, new Author("telegram:1", "", List.of()), text);
    }
}
