package io.fairlead.bench;

import io.fairlead.testkit.CopiedFolder;
import io.fairlead.testkit.RunningApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts of a form at a steady rate against the whole application on an embedded PostgreSQL: what was sent, confirmed and
 * stored, how long an answer took, and how long after its post a signed-in desk was told of the ticket by a server-sent
 * event. A post is late from the moment at which it was due, so that a server that stalls does not hide it. Of the CPU,
 * that of the router has the bench's own client in it.
 */
public final class FormBench {
    private static final int A_SECOND = Integer.getInteger("posts", 200);
    private static final int SECONDS = Integer.getInteger("seconds", 60);
    private static final int WARM_UP = 20;
    private static final int MOST_AT_ONCE = 200;

    private final Map<String, Long> due = new ConcurrentHashMap<>();
    private final List<Long> answers = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Semaphore connections = new Semaphore(MOST_AT_ONCE);

    private FormBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("fairlead-bench");
        Path config = folder.resolve("config");
        CopiedFolder.withOpenForm(config);
        Map<String, String> settings = Map.of(
                "fairlead.config", config.toString(),
                "fairlead.data", folder.resolve("data").toString(),
                "fairlead.limits.posts-at-once", "1000000",
                "fairlead.db.url", "");
        try (RunningApp app = RunningApp.start(settings);
                DeskListener desk = DeskListener.of(app)) {
            new FormBench().run(app, desk, A_SECOND / 2, WARM_UP, "warm-up");
            Budget.FORM.measured(new FormBench().run(app, desk, A_SECOND, SECONDS, "measured"));
        }
        System.exit(0);
    }

    /** The 99th percentile of the time until it stood on the desk, in milliseconds. */
    private double run(RunningApp app, DeskListener desk, int aSecond, int seconds, String name) throws Exception {
        String url = app.url("/forms/support");
        Cpu before = Cpu.of(app);
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        int posts = aSecond * seconds;
        CountDownLatch answered = new CountDownLatch(posts);
        long began = System.nanoTime();
        for (int i = 0; i < posts; i++) {
            long at = began + i * 1_000_000_000L / aSecond;
            for (long wait = at - System.nanoTime(); wait > 0; wait = at - System.nanoTime()) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            String key = name + "-" + System.identityHashCode(this) + "-" + i;
            HttpRequest post = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(body(i)))
                    .build();
            connections.acquire();
            client.sendAsync(post, HttpResponse.BodyHandlers.ofString()).whenComplete((answer, failure) -> {
                connections.release();
                answers.add(System.nanoTime() - at);
                if (failure != null) {
                    unanswered.incrementAndGet();
                } else if (answer.statusCode() == 201) {
                    confirmed.add(key);
                    due.put(ref(answer.body()), at);
                } else {
                    refused.incrementAndGet();
                }
                answered.countDown();
            });
        }
        double sent = (System.nanoTime() - began) / 1e9;
        answered.await(60, TimeUnit.SECONDS);
        Cpu spent = Cpu.of(app).minus(before);
        desk.await(due.keySet());
        List<Long> visible = new ArrayList<>();
        due.forEach((ref, at) -> desk.toldAt(ref).ifPresent(told -> visible.add(told - at)));
        Set<String> stored = Posts.stored(app.queue(), name);
        long lost = confirmed.stream().filter(key -> !stored.contains(key)).count();
        System.out.printf(
                "%s: sent %d in %.1f s (%d/s asked), confirmed %d, refused %d, unanswered %d, stored %d, confirmed and lost %d%n",
                name, posts, sent, aSecond, confirmed.size(), refused.get(), unanswered.get(), stored.size(), lost);
        System.out.printf("  answer  p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n", Posts.within(answers, 50), Posts.within(answers, 99), Posts.within(answers, 100));
        System.out.printf(
                "  on the desk p50 %.1f ms, p99 %.1f ms, longest %.1f ms, %d of %d told%n",
                Posts.within(visible, 50), Posts.within(visible, 99), Posts.within(visible, 100), visible.size(), due.size());
        System.out.printf(
                "  CPU a post: router %.1f ms, PostgreSQL %.1f ms%n",
                spent.router() * 1000 / posts, spent.database() * 1000 / posts);
        return Posts.within(visible, 99);
    }

    private static String ref(String answer) {
        return answer.replaceFirst("(?s).*\"ref\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private static String body(int number) {
        return "{\"message\":\"My withdrawal of " + number + " USDT is pending since yesterday, the transfer is confirmed on"
                + " the chain but my balance did not change. Please tell me how long it takes and what you need from me to"
                + " look for it.\",\"email\":\"customer" + number + "@example.org\",\"uid\":\"4418" + number + "\"}";
    }
}
