package io.fairlead.channel.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderLaneTest {
    @ParameterizedTest
    @CsvSource({
        "'From: Ann <Ann@Example.org>\r\n\r\n', ann@example.org",
        "'Subject: x\r\nfrom: ann@example.org\r\n\r\n', ann@example.org",
        "'From: Ann\r\n <ann@example.org>\r\nTo: b@example.org\r\n\r\n', ann@example.org",
        "'Subject: x\r\n\r\nFrom: ann@example.org\r\n', ''",
        "'From:', ''",
        "'', ''",
        "'From: <<>>,,@\r\n', ''",
    })
    void reads_the_sender_roughly_and_never_fails(String mail, String sender) {
        assertThat(SenderLane.of(mail.getBytes(StandardCharsets.UTF_8))).isEqualTo(sender);
    }
}
