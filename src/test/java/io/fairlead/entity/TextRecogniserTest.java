package io.fairlead.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.testkit.WorkTimes;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Entity;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Range;
import io.fairlead.ticket.Visibility;
import io.fairlead.ticket.WithheldException;
import io.fairlead.time.WorkTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextRecogniserTest {
    private static final Scanner SCANNER = new Scanner(Brands.none(), List.of());
    private static final String SECRET = "Tiger" + "!Moon" + 88;

    @Test
    void a_message_that_takes_too_long_is_withheld_and_names_the_detector() {
        TextRecogniser slow = new TextRecogniser(SCANNER, WorkTimes.working(6_000_000_000L));

        assertThatThrownBy(() -> slow.recognise(message("hello")))
                .isInstanceOf(WithheldException.class)
                .cause()
                .hasMessageContaining("last in ");
    }

    @Test
    void the_time_is_for_all_parts_together() {
        TextRecogniser steady = new TextRecogniser(SCANNER, WorkTimes.working(3_000_000_000L));

        assertThat(steady.recognise(message("hello")).entities()).isEmpty();
        assertThatThrownBy(() -> steady.recognise(message("hello").withSubject("hello")))
                .isInstanceOf(WithheldException.class);
    }

    @Test
    void a_detector_that_never_ends_is_stopped_and_the_message_withheld() {
        Detector endless = new Detector() {
            @Override
            public Set<String> types() {
                return Set.of("ENDLESS");
            }

            @Override
            public void find(Reading reading, Candidates found) {
                for (int i = 0; i >= 0; ) {
                    i = reading.skipBlanks(0);
                }
            }
        };
        TextRecogniser recogniser =
                new TextRecogniser(new Scanner(List.of(endless)), WorkTimes.working(1_000_000_000L));

        assertThatThrownBy(() -> recogniser.recognise(message("hello")))
                .isInstanceOf(WithheldException.class)
                .cause()
                .hasMessageContaining("over its time");
    }

    @Test
    void a_router_that_stood_still_for_an_hour_holds_nothing_back() {
        TextRecogniser frozen = new TextRecogniser(SCANNER, WorkTimes.standing(3_600_000_000_000L));

        assertThat(frozen.recognise(message("my password is " + SECRET)).entities())
                .hasSize(1);
    }

    @Test
    void tags_are_no_words() {
        assertThat(found("<html><body><p>Hi team,</p><p>our market-data client loses the <b>websocket</b> exactly every"
                        + " 24 hours with close code 1006.</p><p>Then 3 tries &amp; a way out.</p></body></html>"))
                .isEmpty();
    }

    @Test
    void a_secret_in_html_is_found_at_its_place_with_the_tags_and_entities_in_it() {
        assertThat(found("<p>R&eacute;sum&#233;: my pass<b>word</b> is <i>Tig</i>er&#33;Moon88</p>"))
                .containsExactly("Tig</i>er&#33;Moon88");
    }

    @Test
    void a_label_in_one_block_and_its_secret_in_the_next_are_read_as_two_lines() {
        assertThat(found("<div>Password:</div>\n<div>" + SECRET + "</div>")).containsExactly(SECRET);
    }

    @Test
    void secrets_in_links_and_comments_are_found_too() {
        assertThat(found("<p>see <a href=\"https://ivo:" + SECRET + "@h.example/\">this</a><!-- password: " + SECRET
                        + " --></p>"))
                .containsExactlyInAnyOrder(SECRET, SECRET);
    }

    @Test
    void a_tag_that_never_closes_hides_nothing() {
        assertThat(found("<p>a <b password: " + SECRET)).containsExactly(SECRET);
    }

    private static List<String> found(String html) {
        return new TextRecogniser(SCANNER, WorkTime::begin)
                .recognise(message("see the HTML").withHtml(html)).entities().stream()
                        .filter(entity -> entity.part().equals(Message.HTML))
                        .map(Entity::range)
                        .map((Range range) -> html.substring(range.start(), range.end()))
                        .toList();
    }

    private static Message message(String text) {
        Inbound inbound =
                new Inbound(new Channel("mail", ChannelKind.EMAIL), "1", "message/rfc822", new byte[0], Instant.EPOCH);
        return Message.of(inbound, "1", "c", Visibility.PRIVATE, new Author("mail:1", "", List.of()), text);
    }
}
