package io.fairlead.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.testkit.WorkTimes;
import io.fairlead.ticket.Attachment;
import io.fairlead.ticket.Message;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Over a limit a mail is taken with what was read, and says what was not. */
class EmailLimitsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void of_a_file_that_is_too_large_name_and_size_are_kept() {
        EmailLimits limits = limits(1024, 100, Duration.ofSeconds(9));
        String mail = "From: ann@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n"
                + file("small.bin", 10) + file("large.bin", 2000) + "\n--b--";
        Message message = Mails.parse(mail.getBytes(), limits);
        assertThat(message.text()).isEqualTo("hello");
        assertThat(message.attachments())
                .extracting(Attachment::name, Attachment::size, file -> file.sha256() != null, Attachment::source)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("small.bin", 10L, true, "2"),
                        org.assertj.core.groups.Tuple.tuple("large.bin", 2000L, false, null));
        assertThat(message.hints().get("attachments_too_large")).contains("1024", "large.bin");
    }

    @Test
    void headers_beyond_the_number_are_left_out() {
        String mail = "From: ann@example.org\n" + "X-A: b\n".repeat(30) + "Subject: late\n\nhello";
        Message message = Mails.parse(mail.getBytes(), limits(1024, 20, Duration.ofSeconds(9)));
        assertThat(message.author().id()).isEqualTo("mailto:ann@example.org");
        assertThat(message.subject()).isEmpty();
        assertThat(message.text()).isEqualTo("hello");
        assertThat(message.hints()).containsKey("header_cut");
        assertThat(Mails.parse(mail).subject()).isEqualTo("late");
    }

    @Test
    void parts_that_are_too_deep_are_noted() {
        Message message = Mails.parse(Mails.bytes("nested-eight"), new EmailLimits(1 << 20, 9, 3, 4096, 4096));
        assertThat(message.hints()).containsKey("nesting_cut");
        assertThat(Mails.read("nested-eight").hints()).doesNotContainKeys("nesting_cut", "time_cut", "header_cut");
    }

    @Test
    void a_mail_during_which_the_router_stood_still_for_an_hour_is_read_whole() {
        Message message = Mails.parse(
                Mails.bytes("alternative-with-attachments"), EmailLimits.DEFAULT, WorkTimes.standing(3600 * SECOND));

        assertThat(message.hints()).doesNotContainKey("time_cut");
        assertThat(message.text())
                .isEqualTo(Mails.read("alternative-with-attachments").text());
    }

    @Test
    void a_mail_whose_time_is_over_is_taken_with_what_was_read() {
        Message message = Mails.parse(
                Mails.bytes("alternative-with-attachments"), EmailLimits.DEFAULT, WorkTimes.working(20 * SECOND));
        assertThat(message.subject())
                .isEqualTo(Mails.read("alternative-with-attachments").subject());
        assertThat(message.author().id()).startsWith("mailto:");
        assertThat(message.hints()).containsKey("time_cut");
    }

    @Test
    void html_that_takes_too_long_is_read_up_to_there() {
        Message message = Mails.parse(Mails.bytes("slow-html"), EmailLimits.DEFAULT, WorkTimes.working(SECOND / 2));
        assertThat(message.text()).startsWith("first words").hasSizeLessThan(600);
        assertThat(message.hints()).containsKey("text_cut");
        assertThat(Mails.read("slow-html").hints()).doesNotContainKey("time_cut");
    }

    @Test
    void limits_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> limits(10, 100, Duration.ofSeconds(1))).hasMessageContaining("1024 bytes");
        assertThatThrownBy(() -> limits(1024, 100, Duration.ZERO)).hasMessageContaining("time above 0");
    }

    private static EmailLimits limits(int attachmentSize, int headers, Duration time) {
        return new EmailLimits(1 << 20, 9, attachmentSize, 30, 64 << 10, headers, 4096, time);
    }

    private static String file(String name, int size) {
        return "\n--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=" + name
                + "\n\n" + "x".repeat(size);
    }
}
