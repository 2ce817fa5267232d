package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.ticket.Attachment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelegramFilesTest {
    private static final String TOKEN = "99:" + "Ab_-".repeat(8);

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN);
    private final BotApi api =
            new BotApi(telegram.uri(), new BotToken(TOKEN), BotApi.client().build());
    private final TelegramFiles files = new TelegramFiles(api, 1000);

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void an_attachment_is_fetched_by_its_source() throws Exception {
        byte[] content = "statement".getBytes(StandardCharsets.UTF_8);
        telegram.file("doc1", content);

        assertThat(files.fetch(attachment("doc1", content.length))).hasValue(content);
    }

    @Test
    void a_file_beyond_the_limit_is_not_fetched_whatever_its_message_says() throws Exception {
        telegram.file("doc1", new byte[1001]).file("huge", new byte[(20 << 20) + 1]);

        assertThat(files.fetch(attachment("doc1", 1001))).isEmpty();
        assertThat(telegram.calls("getFile")).isZero();
        assertThat(files.fetch(attachment("doc1", -1))).isEmpty();
        assertThat(new TelegramFiles(api, Long.MAX_VALUE).fetch(attachment("huge", -1)))
                .isEmpty();
    }

    @Test
    void a_file_that_is_gone_is_nothing_and_a_server_that_fails_is_a_failure() throws Exception {
        assertThat(files.fetch(attachment("gone", 5))).isEmpty();
        assertThat(files.fetch(new Attachment("note.txt", "text/plain", 5, null, null, null)))
                .isEmpty();

        telegram.failNext("getFile", BotFault.status(502));
        assertThatThrownBy(() -> files.fetch(attachment("doc1", 5)))
                .isInstanceOf(BotApiException.class)
                .hasMessageNotContaining(TOKEN);
    }

    private static Attachment attachment(String id, long size) {
        return new Attachment("statement.pdf", "application/pdf", size, null, id, null);
    }
}
