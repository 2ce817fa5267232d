package io.fairlead.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.digest.Sha256;
import io.fairlead.ticket.Attachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file that a ticket lists can be had again by the number that stands beside it. */
class AttachmentContentTest {
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
    void the_bytes_are_those_that_were_listed(String mail) {
        AttachmentContent contents = contentsOf(Mails.bytes(mail));
        for (Attachment file : Mails.read(mail).attachments()) {
            byte[] content = contents.of(file.source());
            assertThat(content).as(file.name()).hasSize((int) file.size());
            assertThat(Sha256.of(content)).isEqualTo(file.sha256());
        }
    }

    @Test
    void a_number_that_no_part_has_finds_nothing() {
        assertThat(contentsOf(Mails.bytes("plain")).of("9.9")).isNull();
        assertThat(contentsOf(Mails.bytes("plain")).of(null)).isNull();
        assertThat(contentsOf(new byte[0]).of("1")).isNull();
    }

    private static AttachmentContent contentsOf(byte[] raw) {
        return new AttachmentContent(EmailLimits.DEFAULT, raw);
    }
}
