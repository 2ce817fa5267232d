package io.fairlead.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.ticket.Message;
import io.fairlead.ticket.ThreadClues;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail says of its thread, read from its bytes. */
class ThreadingTest {
    private static final String HEAD =
            "From: Ann <ann@example.org>\r\nTo: support@harbour.example\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\n";

    @Test
    void ids_references_and_people_are_noted() {
        ThreadClues clues = clues(
                HEAD + "Message-ID: <c@x>\r\nIn-Reply-To: <b@x>\r\nReferences: <a@x>\r\n"
                        + "Cc: Bob <Bob@example.org>, nobody\r\nReply-To: ann@home.example\r\nSubject: Re: Hello\r\n",
                "text");

        assertThat(clues.id()).isEqualTo("c@x");
        assertThat(clues.references()).containsExactly("a@x", "b@x");
        assertThat(clues.people()).containsExactly("ann@example.org", "ann@home.example", "bob@example.org");
        assertThat(clues.answerable()).isTrue();
        assertThat(clues.quotes()).isFalse();
    }

    @Test
    void of_many_references_the_first_and_the_nearest_are_kept() {
        String many = IntStream.range(0, 90).mapToObj(i -> "<r" + i + "@x>").collect(Collectors.joining("\r\n "));

        ThreadClues clues = clues(HEAD + "References: " + many + "\r\n", "text");

        assertThat(clues.references()).hasSize(12).startsWith("r0@x", "r79@x").endsWith("r89@x");
    }

    @ParameterizedTest
    @CsvSource({
        "Re: Hello [FL-7K3QX9], FL-7K3QX9",
        "回复：您好【fl-7k3qx9】, FL-7K3QX9",
        "FL-7K3QX9AB is long, FL-7K3QX9AB",
        "RFL-7K3QX9 and FL-7K3, ",
        "https://example.org/FL-7K3QX9x-, FL-7K3QX9X"
    })
    void our_reference_is_read_from_the_subject(String subject, String ref) {
        assertThat(Reference.inSubject(subject)).isEqualTo(ref);
    }

    @ParameterizedTest
    @ValueSource(strings = {"To", "Cc", "Delivered-To", "X-Original-To"})
    void our_reference_is_read_from_the_address_that_was_written_to(String header) {
        assertThat(clues(HEAD + header + ": support+FL-7K3QX9@harbour.example\r\n", "text")
                        .addressed())
                .isEqualTo("FL-7K3QX9");
    }

    @ParameterizedTest
    @CsvSource({
        "'Yes.\n\nOn Fri, Nov 20, 2026 at 9:00 Support <support@harbour.example> wrote:\n> Which order?', true",
        "'好的\n\n------------------ 原始邮件 ------------------\n发件人: \"Support\" <support@harbour.example>\n订单号？', true",
        "'Yes.\n\n-- \nAnn Lee\nHarbour Street 7', false",
        "'Yes.', false"
    })
    void a_signature_is_no_history(String text, boolean quotes) {
        assertThat(clues(HEAD, text.replace("\n", "\r\n")).quotes()).isEqualTo(quotes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: no-reply@example.org\r\n",
                "From: Bank <donotreply.uk@example.org>\r\n",
                "From: postmaster@example.org\r\n",
                "From: ann@example.org\r\nX-Auto-Response-Suppress: DR, OOF, AutoReply\r\n",
                "From: ann@example.org\r\nReturn-Path: <>\r\n"
            })
    void some_senders_get_no_automatic_answer(String headers) {
        assertThat(clues(headers, "text").answerable()).isFalse();
    }

    @Test
    void a_bounce_says_which_mail_came_back() {
        ThreadClues clues = ThreadClues.of(Mails.read("bounce"));

        assertThat(clues.bounce())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("of", "notice-1@example.com", "status", "5.1.1", "action", "failed"));
    }

    @Test
    void two_copies_of_a_mail_are_one_whatever_lists_and_relays_made_of_their_bytes() {
        String plain = HEAD + "Message-ID: <a@x>\r\nSubject: =?UTF-8?B?w6nDqSBvcmRlcg==?=\r\n"
                + "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + "RMOpasOgIDQyIGV1cm9zLg0KVGhhbmtzDQo=\r\n";
        String relayed = "Received: by mx\r\nDelivered-To: complaints@harbour.example\r\nX-Spam: no\r\n"
                + "Date: Fri, 20 Nov 2026 11:00:00 +0100 (CET)\r\nFrom: \"Ann Lee\" <Ann@Example.org>\r\n"
                + "Message-ID: <a@x>\r\nSubject: =?iso-8859-1?Q?=E9=E9?=\r\n =?iso-8859-1?Q?_order?=\r\n"
                + "Content-Type: text/plain; charset=ISO-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                + "D=E9j=E0 42 =\r\neuros.\r\nThanks\r\n\r\n";

        assertThat(Mails.parse(relayed).sourceId()).isEqualTo(Mails.parse(plain).sourceId());
    }

    @ParameterizedTest
    @CsvSource({
        "From: Ann <ann@example.org>, From: Eve <eve@example.net>",
        "2026 10:00:00, 2026 10:00:01",
        "Subject: one, Subject: two",
        "order 42, order 43",
        "QUJD, QUJE"
    })
    void mails_that_differ_in_anything_people_see_are_two(String here, String there) {
        String mail = HEAD + "Message-ID: <a@x>\r\nSubject: one\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\norder 42\r\n--b\r\nContent-Type: application/pdf\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\nQUJD\r\n--b--\r\n";

        assertThat(mail).contains(here);
        assertThat(Mails.parse(mail.replace(here, there)).sourceId())
                .isNotEqualTo(Mails.parse(mail).sourceId());
    }

    private static ThreadClues clues(String headers, String text) {
        Message message = Mails.parse(
                (headers + "Content-Type: text/plain; charset=UTF-8\r\n\r\n" + text + "\r\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                EmailLimits.DEFAULT);
        return ThreadClues.of(message);
    }
}
