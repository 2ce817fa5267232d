package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.channel.telegram.FileOutcome.State;
import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.FakeBotApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotFilesTest {
    private static final String TOKEN = "99:" + "Fk2_-".repeat(7);
    private static final int ENOUGH = 30_000_000;

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN);
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void a_file_arrives_byte_for_byte() throws Exception {
        byte[] content = bytes(1_000_000);
        telegram.file("BQAC-1_x", content);

        assertThat(fetch("BQAC-1_x", 1_000_000)).isEqualTo(FileOutcome.fetched(1_000_000));
        assertThat(kept.toByteArray()).isEqualTo(content);
    }

    @Test
    void a_file_larger_than_configured_is_not_fetched() throws Exception {
        telegram.file("a", bytes(1001));

        assertThat(fetch("a", 1000).state()).isEqualTo(State.TOO_BIG);
        assertThat(telegram.calls("file")).isZero();
    }

    @Test
    void a_file_larger_than_telegram_hands_out_is_too_big() throws Exception {
        telegram.file("a", new byte[20_000_001]);

        assertThat(fetch("a", ENOUGH).state()).isEqualTo(State.TOO_BIG);
    }

    @Test
    void a_file_that_telegram_does_not_know_or_has_no_more_is_gone() throws Exception {
        telegram.file("a", bytes(10)).failNext("file", BotFault.status(404));

        assertThat(fetch("a", ENOUGH).state()).isEqualTo(State.GONE);
        assertThat(fetch("other", ENOUGH).state()).isEqualTo(State.GONE);
    }

    @Test
    void half_a_file_is_asked_for_again() throws Exception {
        telegram.file("a", bytes(100_000)).failNext("file", BotFault.of(BotFault.Kind.HALF));

        assertThat(fetch("a", ENOUGH).state()).isEqualTo(State.TRY_AGAIN);
    }

    @Test
    void a_server_that_is_silent_is_asked_again() throws Exception {
        telegram.file("a", bytes(10)).failNext("file", BotFault.of(BotFault.Kind.HANG));

        assertThat(fetch("a", ENOUGH).state()).isEqualTo(State.TRY_AGAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"getFile", "file"})
    void telegrams_wish_to_wait_is_honoured_and_the_token_is_not_told(String method) throws Exception {
        telegram.file("a", bytes(10))
                .failNext(method, BotFault.tooManyRequests(21))
                .failNext(method, BotFault.status(502))
                .failNext(method, BotFault.status(401));

        FileOutcome busy = fetch("a", ENOUGH);

        assertThat(busy.state()).isEqualTo(State.TRY_AGAIN);
        assertThat(busy.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        for (int i = 0; i < 2; i++) {
            FileOutcome failed = fetch("a", ENOUGH);
            assertThat(failed.state()).isEqualTo(State.TRY_AGAIN);
            assertThat(failed.reason()).isNotEmpty().doesNotContain(TOKEN);
        }
        assertThat(fetch("a", ENOUGH).state()).isEqualTo(State.FETCHED);
    }

    @Test
    void a_place_that_takes_no_more_is_told_apart_from_the_network() {
        telegram.file("a", bytes(100_000));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };

        assertThatThrownBy(() -> files().fetch("a", ENOUGH, full))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }

    private FileOutcome fetch(String fileId, long atMost) throws Exception {
        return files().fetch(fileId, atMost, kept);
    }

    private BotFiles files() {
        BotApi api =
                new BotApi(telegram.uri(), new BotToken(TOKEN), BotApi.client().build());
        return new BotFiles(api, Duration.ofSeconds(2));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
