package io.fairlead.channel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.UnreadableException;
import io.fairlead.ticket.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchivedMessageTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void a_line_becomes_a_message_of_its_own_time() {
        Message message = read("""
                {"id":"m-1","sent_at":"2024-03-01T10:00:00+08:00","from":{"name":"Ann","address":"Ann@Example.org"},
                 "subject":"Order","text":"Where is it?","conversation":"c-7","visibility":"public","language":"en",
                 "topic":"deposit","attachments":[{"name":"../a.txt","content":"aGVsbG8="}]}
                """);

        assertThat(message.sourceId()).isEqualTo("archive:m-1");
        assertThat(message.conversation()).isEqualTo("archive:c-7");
        assertThat(message.sentAt()).isEqualTo(message.receivedAt()).isEqualTo(Instant.parse("2024-03-01T02:00:00Z"));
        assertThat(message.author().id()).isEqualTo("mailto:ann@example.org");
        assertThat(message.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(message.hints()).containsEntry("topic", "deposit").containsEntry("language", "en");
        assertThat(message.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("a.txt");
            assertThat(ArchivedContent.has(file)).isTrue();
        });
    }

    @Test
    void the_content_of_an_attachment_is_found_again() {
        String line = "{\"id\":\"1\",\"sent_at\":\"2024-03-01T10:00:00Z\",\"text\":\"a\","
                + "\"attachments\":[{\"name\":\"x\"},{\"name\":\"a.txt\",\"content\":\"aGVsbG8=\"}]}";
        Message message = read(line);

        assertThat(new ArchivedContent(bytes(line)).of(message.attachments().get(1)))
                .isEqualTo(bytes("hello"));
        assertThat(new ArchivedContent(bytes(line)).of(message.attachments().get(0)))
                .isNull();
    }

    @Test
    void a_line_that_is_no_message_is_unreadable() {
        for (String line : new String[] {
            "{",
            "[]",
            "{\"id\":\"1\",\"text\":\"a\"}",
            "{\"id\":\"1\",\"text\":\"a\",\"sent_at\":\"yesterday\"}",
            "{\"id\":\"1\",\"sent_at\":\"2024-03-01T10:00:00Z\"}",
            "{\"text\":\"a\",\"sent_at\":\"2024-03-01T10:00:00Z\"}"
        }) {
            assertThatThrownBy(() -> read(line)).as(line).isInstanceOf(UnreadableException.class);
        }
    }

    private static Message read(String line) {
        Inbound inbound =
                new Inbound(new Channel("old", ChannelKind.FILE), "archive:x", "application/json", bytes(line), NOW);
        FileNormaliser normaliser = new FileNormaliser(mail -> {
            throw new AssertionError("no mail");
        });
        return (Message) normaliser.normalise(inbound);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
