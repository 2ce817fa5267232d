package io.fairlead.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.digest.Sha256;
import io.fairlead.ticket.Attachment;
import io.fairlead.ticket.Auto;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.Visibility;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailNormaliserTest {
    @Test
    void a_plain_mail_keeps_sender_subject_text_and_date() {
        Message message = Mails.read("plain");
        assertThat(message.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(message.author().id()).isEqualTo("mailto:ann.lee@example.org");
        assertThat(message.author().name()).isEqualTo("Ann Lee");
        assertThat(message.subject()).isEqualTo("Withdrawal not arrived");
        assertThat(message.text()).isEqualTo("Hello,\nmy withdrawal 12345 has not arrived.");
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-11-02T02:11:12Z"));
        assertThat(message.hints()).containsEntry("to", "help@example.com");
        assertThat(message.auto()).isEqualTo(Auto.NO);
        assertThat(message.html()).isNull();
        assertThat(message.attachments()).isEmpty();
        assertThat(message.replyTo())
                .containsEntry("to", "ann.lee@example.org")
                .containsEntry("message_id", "one@example.org");
    }

    @Test
    void one_mail_has_one_source_id_whatever_servers_add_and_two_mails_under_one_id_have_two() {
        Message once = Mails.read("plain");
        String relayed = "Received: from mx by mx\r\n" + Mails.string("plain").replace("\r\n", "\n");
        assertThat(Mails.parse(relayed).sourceId()).isEqualTo(once.sourceId());
        assertThat(Mails.read("same-id-other-text").sourceId()).isNotEqualTo(once.sourceId());
        assertThat(Mails.read("no-message-id").sourceId()).startsWith("no-id#");
        assertThat(Mails.read("no-message-id").sourceId())
                .isEqualTo(Mails.read("no-message-id").sourceId());
    }

    @Test
    void a_reply_belongs_to_the_conversation_of_the_first_reference_and_of_its_sender_only() {
        assertThat(Mails.read("reply").conversation()).isEqualTo("mailto:ann.lee@example.org|one@example.org");
        assertThat(Mails.read("plain").conversation())
                .isEqualTo(Mails.read("reply").conversation());
        String stranger = Mails.string("reply").replace("Ann.Lee@Example.org", "eve@example.org");
        assertThat(Mails.parse(stranger).conversation()).isEqualTo("mailto:eve@example.org|one@example.org");
    }

    @Test
    void an_answer_goes_to_reply_to_with_the_ids_of_the_thread() {
        assertThat(Mails.read("reply").replyTo())
                .containsEntry("to", "ann@home.example")
                .containsEntry("subject", "Re: Withdrawal")
                .containsEntry("references", "one@example.org two@example.com");
    }

    @Test
    void quoted_history_is_told_apart_and_kept() {
        Message english = Mails.read("reply");
        assertThat(english.replyText()).isEqualTo("Still nothing!");
        assertThat(english.quotedText()).startsWith("On Mon, Nov 2").endsWith("> Support");
        Message chinese = Mails.read("reply-zh");
        assertThat(chinese.author().name()).isEqualTo("王小明");
        assertThat(chinese.subject()).isEqualTo("回复：提现未到账");
        assertThat(chinese.replyText()).isEqualTo("还是没有到账，请尽快处理。");
        assertThat(chinese.quotedText()).contains("发自我的iPhone", "请等待一天。");
    }

    @Test
    void html_is_made_safe_and_its_text_never_glues_numbers() {
        Message message = Mails.read("html-only");
        assertThat(message.text()).isEqualTo("Order\n\n123 456\n789\n\n12\n34\n5\n6 go there");
        assertThat(message.html())
                .contains("<td>123</td>", "href=\"https://example.org/\"")
                .doesNotContain("script", "onload", "track.gif", "<style", "<title");
    }

    @Test
    void the_best_alternative_is_read_and_files_are_listed_with_safe_names() {
        Message message = Mails.read("alternative-with-attachments");
        assertThat(message.text()).isEqualTo("See the files.");
        assertThat(message.html()).contains("<b>files</b>", "src=\"cid:1.2.2\"");
        assertThat(message.attachments())
                .extracting(Attachment::source, Attachment::type, Attachment::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1.2.2", "image/png", "part-1.2.2.png"),
                        org.assertj.core.groups.Tuple.tuple("2", "text/plain", "notes.txt"),
                        org.assertj.core.groups.Tuple.tuple("3", "application/pdf", "账单.pdf"));
        assertThat(message.attachments().get(1).text()).isEqualTo("订单号 987654");
        assertThat(message.attachments().get(2).size()).isEqualTo(5);
        assertThat(message.attachments().get(2).sha256()).isEqualTo(Sha256.of("%PDF-"));
    }

    @ParameterizedTest
    @CsvSource({"auto-reply, REPLY", "bounce, BOUNCE", "list, LIST", "reply, NO"})
    void machines_are_told_from_people(String mail, Auto auto) {
        assertThat(Mails.read(mail).auto()).isEqualTo(auto);
    }

    @Test
    void raw_bytes_in_headers_are_read_like_the_body() {
        Message message = Mails.read("raw-8bit-gbk");
        assertThat(message.author().name()).isEqualTo("王小明");
        assertThat(message.subject()).isEqualTo("提现未到账");
        assertThat(message.text()).isEqualTo("您好，我的提现一直没有到账。");
    }

    @ParameterizedTest
    @CsvSource({
        "gb18030, 您好，订单𠮷号",
        "big5, 您好，提現未到帳",
        "iso-2022-jp, 出金が届きません",
        "shift_jis, 出金が届きません",
        "euc-jp, 出金が届きません",
        "euc-kr, 출금이 안 됩니다",
        "iso-2022-kr, 출금이 안 됩니다",
        "koi8-r, Где мои деньги",
        "windows-1251, Где мои деньги",
        "utf-7, 您好 A+B 提现",
        "hz-gb-2312, 您好 提现 ~ok"
    })
    void a_charset_is_read_in_subject_and_text(String charset, String words) {
        Message message = Mails.read("charset-" + charset);
        assertThat(message.subject()).isEqualTo(words);
        assertThat(message.text()).isEqualTo(words);
    }

    @Test
    void what_is_broken_yields_what_can_be_read() {
        Message message = Mails.read("broken-everything");
        assertThat(message.subject()).isEqualTo("half a word");
        assertThat(message.text()).contains("Hello world", "a=ZZb=c");
    }

    @Test
    void flowed_lines_are_joined() {
        assertThat(Mails.read("flowed").text()).isEqualTo("One long line goes on here.\n> quoted line\n\n-- \nAnn");
    }

    @Test
    void a_sender_without_a_domain_is_still_a_sender() {
        Message message = Mails.read("no-domain");
        assertThat(message.author().id()).isEqualTo("mailto:root");
        assertThat(message.author().name()).isEqualTo("Cron Daemon");
    }

    @Test
    void what_lies_over_a_limit_is_left_out_and_noted() {
        Message message = Mails.parse(
                Mails.string("alternative-with-attachments").getBytes(), new EmailLimits(1 << 20, 1, 30, 4096, 4096));
        assertThat(message.attachments()).hasSize(1);
        assertThat(message.hints()).containsEntry("attachments_left_out", "2");
        byte[] large = (Mails.string("plain") + "x".repeat(5000)).getBytes();
        Message cut = Mails.parse(large, new EmailLimits(2048, 1, 30, 4096, 4096));
        assertThat(cut.subject()).isEqualTo("Withdrawal not arrived");
        assertThat(cut.hints()).containsKey("cut");
        Message longText = Mails.parse(large, new EmailLimits(1 << 20, 1, 30, 4096, 1024));
        assertThat(longText.hints()).containsKey("text_cut");
        Message deep = Mails.parse(Mails.bytes("nested-eight"), new EmailLimits(1 << 20, 9, 3, 4096, 4096));
        assertThat(deep.attachments()).hasSize(1);
        assertThat(new AttachmentContent(EmailLimits.DEFAULT, Mails.bytes("plain")).of("7"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n", "just some words", "\u0000\u0001\u0002 binary", "{\"json\": true}"})
    void bytes_without_a_header_are_unreadable(String bytes) {
        assertThatThrownBy(() -> Mails.parse(bytes)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void a_mail_names_its_recipients() {
        List<Address> people = Address.list("Team: ann@example.org, \"Lee, Bob\" <bob@example.org>;, Eve (x) <e@x>");
        assertThat(people)
                .containsExactly(
                        new Address("", "ann@example.org"),
                        new Address("Lee, Bob", "bob@example.org"),
                        new Address("Eve", "e@x"));
    }
}
