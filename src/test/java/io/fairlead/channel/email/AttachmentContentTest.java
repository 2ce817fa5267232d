package io.fairlead.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.ticket.Attachment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file that a ticket lists can be had again by the number that stands beside it. */
class AttachmentContentTest {
    private static final AttachmentContent CONTENT = new AttachmentContent(EmailLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alternative-with-attachments",
                "apple-mixed",
                "attached-mail",
                "bounce",
                "digest",
                "invitation",
                "names-of-files",
                "nested-eight",
                "pgp-encrypted",
                "root-mail",
                "smime-signed",
                "tnef",
                "tnef-only",
                "uuencode"
            })
    void the_bytes_are_those_that_were_listed(String mail) throws NoSuchAlgorithmException {
        for (Attachment file : Mails.read(mail).attachments()) {
            byte[] content = CONTENT.of(Mails.bytes(mail), file.source());
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            assertThat(content).as(file.name()).hasSize((int) file.size());
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(file.sha256());
        }
    }

    @Test
    void a_number_that_no_part_has_finds_nothing() {
        assertThat(CONTENT.of(Mails.bytes("plain"), "9.9")).isNull();
        assertThat(CONTENT.of(Mails.bytes("plain"), null)).isNull();
        assertThat(CONTENT.of(new byte[0], "1")).isNull();
    }
}
