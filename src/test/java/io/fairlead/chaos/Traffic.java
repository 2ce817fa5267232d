package io.fairlead.chaos;

import com.icegreen.greenmail.user.GreenMailUser;
import io.fairlead.testkit.FakeBotApi;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What customers send, all the time: mails, updates (some of them with a secret in public), form posts. Each is numbered
 * in its words; a post that is not answered is posted again with the same key, as a browser's page does.
 */
final class Traffic implements AutoCloseable {
    /** What a number looks like in a message: the letter of its kind, and digits. */
    static final String NUMBER = "chaos[mtf][0-9]+x";

    private static final int UNREADABLE = 23;
    private static final int SECRET = 3;
    private static final int ATTEMPTS = 40;

    private final GreenMailUser mailbox;
    private final FakeBotApi telegram;
    private final List<ChaosRouter> routers;
    private final int aSecond;
    private final ExecutorService posting = Executors.newFixedThreadPool(16);
    private final Thread sending = new Thread(this::send, "traffic");
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Set<String> mails = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unreadable = new AtomicInteger();
    private final Set<String> updates = ConcurrentHashMap.newKeySet();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Set<String> posts = ConcurrentHashMap.newKeySet();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final Set<String> odd = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;
    private volatile Exception failure;

    /** @param aSecond messages of each kind */
    Traffic(GreenMailUser mailbox, FakeBotApi telegram, List<ChaosRouter> routers, int aSecond) {
        this.mailbox = mailbox;
        this.telegram = telegram;
        this.routers = routers;
        this.aSecond = aSecond;
    }

    void start() {
        sending.start();
    }

    /** No more new ones; waits until every post is answered or given up. */
    @Override
    public void close() throws Exception {
        ending = true;
        sending.join();
        posting.shutdown();
        if (!posting.awaitTermination(5, TimeUnit.MINUTES) || failure != null) {
            throw new IllegalStateException("the traffic itself has failed", failure);
        }
    }

    /** Readable mails. */
    Set<String> mails() {
        return mails;
    }

    int unreadable() {
        return unreadable.get();
    }

    Set<String> updates() {
        return updates;
    }

    /** Those of {@link #updates} that must be warned about. */
    Set<String> secrets() {
        return secrets;
    }

    Set<String> posts() {
        return posts;
    }

    /** Those of {@link #posts} that somebody was thanked for. */
    Set<String> confirmed() {
        return confirmed;
    }

    /** Answers to posts that are neither thanks nor "later". */
    Set<String> odd() {
        return odd;
    }

    /** The message of the group in which an update with a secret stands. */
    static String place(String number) {
        String digits = number.replaceAll("\\D", "");
        return "-1002" + "0".repeat(9 - digits.length()) + digits + "/" + digits;
    }

    private void send() {
        try {
            for (int i = 1; !ending; i++) {
                mail(i);
                update(i);
                post(i);
                TimeUnit.MILLISECONDS.sleep(1000 / aSecond);
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    private void mail(int i) throws MessagingException {
        String number = "chaosm" + i + "x";
        if (i % UNREADABLE == 0) {
            unreadable.incrementAndGet();
            deliver(new byte[] {0, 1, 2, 3, (byte) 0xff, 0, 7, (byte) i, (byte) (i >> 8)});
            return;
        }
        mails.add(number);
        deliver(("From: <" + number + "@example.org>\r\nTo: support@harbour.example\r\nDate: "
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC))
                        + "\r\nSubject: Withdrawal " + number + "\r\nMessage-ID: <" + number + "@example.org>\r\n\r\n"
                        + words(number) + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private void deliver(byte[] raw) throws MessagingException {
        mailbox.deliver(new MimeMessage(null, new ByteArrayInputStream(raw)));
    }

    private void update(int i) {
        String number = "chaost" + i + "x";
        updates.add(number);
        boolean secret = i % SECRET == 0;
        if (secret) {
            secrets.add(number);
        }
        telegram.deliver("{\"message\":{\"message_id\":" + i + ",\"date\":1795170000,\"chat\":{\"id\":"
                + (secret
                        ? place(number).split("/")[0] + ",\"type\":\"supergroup\",\"title\":\"G\"}"
                        : i + ",\"type\":\"private\"}")
                + ",\"from\":{\"id\":" + i + ",\"is_bot\":false,\"first_name\":\"A\"},\"text\":\""
                + (secret ? "my password is Blue-Harbor" + i + ", please help. " : "") + words(number) + "\"}}");
    }

    private void post(int i) {
        String number = "chaosf" + i + "x";
        posts.add(number);
        posting.execute(() -> {
            for (int attempt = 0; attempt < ATTEMPTS && !confirmed.contains(number); attempt++) {
                if (isTaken(number, routers.get((i + attempt) % routers.size()))) {
                    confirmed.add(number);
                }
            }
        });
    }

    private boolean isTaken(String number, ChaosRouter router) {
        HttpRequest post = HttpRequest.newBuilder(router.form())
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", number)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"message\":\"" + words(number) + "\",\"email\":\"" + number + "@example.org\"}"))
                .build();
        try {
            HttpResponse<String> answer = http.send(post, HttpResponse.BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status == 201 || status == 200) {
                return true;
            }
            if (status != 503) {
                odd.add(number + " is answered with " + status + ": "
                        + answer.body().lines().findFirst().orElse(""));
            }
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (IOException e) {
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String words(String number) {
        return "My withdrawal is pending since yesterday, see " + number + " in my notes.";
    }
}
