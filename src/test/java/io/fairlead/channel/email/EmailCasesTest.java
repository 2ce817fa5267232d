package io.fairlead.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fairlead.ticket.Attachment;
import io.fairlead.ticket.Auto;
import io.fairlead.ticket.Message;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What mails really hold besides plain text: one fixture a case. */
class EmailCasesTest {
    @Test
    void files_in_winmail_dat_are_files_of_the_mail() {
        Message message = Mails.read("tnef");
        assertThat(message.text()).isEqualTo("See the bill.");
        assertThat(message.attachments())
                .extracting(Attachment::name, Attachment::type, Attachment::size, Attachment::source)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("账单 2026.pdf", "application/pdf", 8L, "2.2"),
                        org.assertj.core.groups.Tuple.tuple("note.txt", "application/octet-stream", 15L, "2.3"));
        assertThat(new AttachmentContent(EmailLimits.DEFAULT, Mails.bytes("tnef")).of("2.3"))
                .asString()
                .isEqualTo("the hash is abc");
    }

    @Test
    void a_mail_that_is_nothing_but_winmail_dat_has_its_text() {
        Message message = Mails.read("tnef-only");
        assertThat(message.text()).isEqualTo("Order 42");
        assertThat(message.attachments()).hasSize(2);
    }

    @Test
    void words_that_outlook_packed_as_rtf_are_read() {
        Message plain = Mails.read("tnef-rtf");
        assertThat(plain.text()).isEqualTo("我的订单 42\n提现 not arrived");
        assertThat(plain.attachments()).isEmpty();
        Message html = Mails.read("tnef-rtf-html");
        assertThat(html.text()).isEqualTo("Order 42");
        assertThat(html.html()).contains("<b>42</b>");
    }

    @Test
    void a_uuencoded_file_is_taken_out_of_the_text() {
        Message message = Mails.read("uuencode");
        assertThat(message.text()).isEqualToIgnoringNewLines("See the file.\n\n\nBye");
        assertThat(message.attachments()).extracting(Attachment::name).containsExactly("notes.txt");
        byte[] file = new AttachmentContent(EmailLimits.DEFAULT, Mails.bytes("uuencode"))
                .of(message.attachments().get(0).source());
        assertThat(new String(file, StandardCharsets.UTF_8))
                .isEqualTo("order 4711, amount 500 USDT, please check it now");
        assertThat(Mails.read("uuencode-not").text()).contains("begin 100 percent", "never end");
    }

    @Test
    void an_invitation_is_readable() {
        Message message = Mails.read("invitation");
        assertThat(message.text()).isEqualTo("Call about, the refund of order 42\nPhone");
        assertThat(message.attachments()).extracting(Attachment::name).containsExactly("part-1.ics");
    }

    @Test
    void an_attached_mail_is_a_file_whose_words_the_guard_can_read() {
        Message message = Mails.read("attached-mail");
        assertThat(message.text()).isEqualTo("Is this from you?");
        Attachment mail = message.attachments().get(0);
        assertThat(message.attachments()).hasSize(1);
        assertThat(mail.name()).isEqualTo("您的账户 已冻结.eml");
        assertThat(mail.text())
                .contains("From: \"Support\" <fake@example.net>", "Send your code to\nfake@example.net")
                .contains("more.txt\naccount 998877");
        assertThat(new AttachmentContent(EmailLimits.DEFAULT, Mails.bytes("attached-mail")).of(mail.source()))
                .asString()
                .startsWith("From: \"Support\"");
    }

    @Test
    void a_digest_keeps_its_mails_apart() {
        assertThat(Mails.read("digest").attachments())
                .extracting(Attachment::name)
                .containsExactly("first.eml", "second.eml");
    }

    @ParameterizedTest
    @CsvSource({
        "bounce, notice-1@example.com, gone@example.org, 5.1.1",
        "bounce-qmail, notice-2@example.com, gone@example.org, 5.1.1",
        "bounce-zh, notice-3@example.com, gone@example.cn, ",
        "bounce-exim, notice-4@example.com, gone@example.org, 5.1.1",
        "bounce-nobody, notice-5@example.com, gone@example.org, 5.1.1"
    })
    void a_bounce_says_which_mail_came_back_from_whom(String mail, String of, String recipient, String status) {
        Message message = Mails.read(mail);
        assertThat(message.auto()).isEqualTo(Auto.BOUNCE);
        assertThat(message.hints()).contains(entry("bounce_of", of), entry("bounced_recipient", recipient));
        assertThat(message.hints().get("bounce_status")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "auto-reply-zh, REPLY",
        "read-receipt, REPLY",
        "auto-subject-de, REPLY",
        "auto-subject-fr, REPLY",
        "auto-subject-ko, REPLY",
        "auto-subject-generated, REPLY",
        "delivered-report, REPLY",
        "no-reply, REPLY",
        "no-reply-with-reply-to, NO",
        "bounce-forwarded-by-hand, NO",
        "tnef, NO",
        "attached-mail, NO",
        "invitation, NO"
    })
    void automatic_mail_is_flagged_and_no_other(String mail, Auto auto) {
        assertThat(Mails.read(mail).auto()).isEqualTo(auto);
    }

    @ParameterizedTest
    @CsvSource({
        "smime-signed, signature, 'smime, not verified'",
        "smime-encrypted, encrypted, smime",
        "pgp-encrypted, encrypted, pgp",
        "smime-opaque-der, signature, 'smime, not verified'",
        "pgp-inline, signature, 'pgp, not verified'"
    })
    void protected_mail_is_recognised(String mail, String hint, String value) {
        assertThat(Mails.read(mail).hints()).containsEntry(hint, value);
        assertThat(Mails.read("plain").hints()).doesNotContainKey(hint);
    }

    @ParameterizedTest
    @CsvSource({"smime-opaque-der", "smime-opaque-ber"})
    void words_inside_a_signature_are_read(String mail) {
        assertThat(Mails.read(mail).text()).isEqualTo("签名的内容 42");
        assertThat(Mails.read(mail).attachments()).isEmpty();
    }

    @Test
    void a_mail_that_is_another_mail_holds_it_as_a_file() {
        Message message = Mails.read("root-mail");
        assertThat(message.attachments()).hasSize(1);
        assertThat(message.attachments().get(0).source()).isEqualTo("1");
        assertThat(message.attachments().get(0).text()).contains("Subject: inner", "the inner text");
    }

    @Test
    void signed_words_are_read_and_pgp_frames_are_no_words() {
        assertThat(Mails.read("smime-signed").text()).isEqualTo("signed words");
        assertThat(Mails.read("pgp-inline").replyText()).isEqualTo("My order is 42.\n\nThanks");
    }

    @ParameterizedTest
    @CsvSource({"reference-plus", "reference-subject", "answers-notice"})
    void a_ticket_reference_is_noted(String mail) {
        assertThat(Mails.read(mail).hints()).containsEntry("reference", "FL-7K3QX9");
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-label-latin1, '提现未到账，订单号 42'",
        "wrong-label-utf8, 我的提现没有到账，请帮我查一下订单",
        "wrong-label-latin1-gbk, 我的提现没有到账，请帮我查一下订单",
        "no-label-koi8, 'Здравствуйте, деньги до сих пор не пришли на мой счет'",
        "no-label-sjis, お世話になっております。出金がまだ届いていません。",
        "charset-doubled-label, für 5 £",
        "utf8-broken, '\uFFFD été café'",
        "latin1, 'Où est mon argent ? 5 € à payer, déjà.'"
    })
    void a_wrong_or_missing_label_does_not_garble(String mail, String text) {
        assertThat(Mails.read(mail).text()).isEqualTo(text);
    }

    @Test
    void encoded_words_are_joined_before_they_are_read() {
        assertThat(Mails.read("words-cut-in-two").subject()).isEqualTo("提现 and café au lait");
        assertThat(Mails.read("short-gb2312").subject()).isEqualTo("默莫");
    }

    @Test
    void several_senders_are_known_and_reply_to_is_answered() {
        Message message = Mails.read("senders");
        assertThat(message.author().id()).isEqualTo("mailto:ann@example.org");
        assertThat(message.author().name()).isEqualTo("Lee, Ann");
        assertThat(message.author().addresses()).containsExactly("ann@example.org", "bob@example.org");
        assertThat(message.replyTo()).containsEntry("to", "wang@example.cn");
        assertThat(message.hints()).doesNotContainKey("to");
    }

    @Test
    void senders_and_recipients_are_told_apart_however_they_are_written() {
        Message message = Mails.read("senders-odd");
        assertThat(message.author().name()).isEqualTo("Lee, Ann");
        assertThat(message.author().addresses()).containsExactly("ann.lee@example.org", "bob@example.org");
        assertThat(message.replyTo()).containsEntry("to", "\"ab\"@example.org");
        assertThat(message.hints())
                .containsEntry("to", "Help <help@example.com>, desk@example.com, x@y <team@example.com>");
    }

    @ParameterizedTest
    @CsvSource({"indented-first-header, indented", "empty-line-in-header, gap"})
    void a_header_block_with_a_slip_in_it_is_read(String mail, String subject) {
        Message message = Mails.read(mail);
        assertThat(message.subject()).isEqualTo(subject);
        assertThat(message.author().id()).isEqualTo("mailto:ann.lee@example.org");
        assertThat(message.text()).isEqualTo("hello");
    }

    @Test
    void file_names_are_read_in_every_spelling() {
        assertThat(Mails.read("names-of-files").attachments())
                .extracting(Attachment::name)
                .containsExactly("a.pdf", "发票.pdf", "发票.pdf", "b.pdf");
    }

    @Test
    void alternatives_with_different_words_are_both_read() {
        assertThat(Mails.read("two-plain-alternatives").text()).isEqualTo("first words\n\nother words");
    }

    @Test
    void text_is_found_however_deep_and_in_pieces() {
        assertThat(Mails.read("nested-eight").text()).isEqualTo("at the bottom");
        Message pieces = Mails.read("apple-mixed");
        assertThat(pieces.text()).isEqualToIgnoringNewLines("before\n\nafter");
        assertThat(pieces.html()).contains("<div>before</div>").contains("<div>after</div>");
        assertThat(pieces.attachments()).extracting(Attachment::name).containsExactly("截图.jpg");
    }

    @Test
    void a_mail_from_an_archive_has_its_separator_skipped() {
        assertThat(Mails.read("mbox-line").subject()).isEqualTo("from an archive");
        assertThat(Mails.read("mbox-line").author().id()).isEqualTo("mailto:ann.lee@example.org");
    }

    @ParameterizedTest
    @CsvSource({"html-blockquote, 'Order 42, please.'", "html-indented, 'Order:\n\n42'"})
    void a_block_quote_is_history_unless_it_only_indents(String mail, String own) {
        assertThat(Mails.read(mail).replyText()).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({"outlook-html, It is order 4711.", "gmail-html, 'Yes, cancel 4711'"})
    void history_in_html_is_told_apart(String mail, String own) {
        assertThat(Mails.read(mail).replyText()).isEqualTo(own);
        assertThat(Mails.read(mail).quotedText()).contains("help@example.com");
    }
}
