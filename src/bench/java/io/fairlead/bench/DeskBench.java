package io.fairlead.bench;

import io.fairlead.testkit.Chromium;
import io.fairlead.testkit.Contention;
import io.fairlead.testkit.DeskPage;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SignedIn;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an agent's browser feels with a long queue, in headless Chromium against the whole application: when the desk is
 * first painted, when its first tickets stand there, and what a scroll through all of them costs. The argument is how many
 * tickets wait, 10,000 by default.
 */
public final class DeskBench {
    private static final int LOADS = 7;

    private static final String MESSAGES = """
            insert into fairlead.message (ticket_id, channel_id, source_key, visibility, author, sent_at, received_at, subject,
                text, reply_text, quoted_text, auto, attachments, findings)
            select t.id, t.channel_id, t.conversation, 'private', '{"id":"load","name":"Ann Example","addresses":[]}', now(), now(),
                'Withdrawal pending', repeat('My withdrawal is pending since yesterday. ', 12), repeat('My withdrawal is pending since yesterday. ', 12),
                '', 'no', '[]', '[]'
            from fairlead.ticket t
            """;

    /** Times of the page's load in milliseconds: painted, and the list's first line drawn. */
    private static final String LOADED = """
            const paint = performance.getEntriesByName('first-contentful-paint')[0];
            const lines = performance.getEntriesByType('resource').filter(e => e.name.includes('/api/v1/tickets?'));
            return [paint ? paint.startTime : -1, performance.getEntriesByType('navigation')[0].responseStart,
                lines.length ? lines[0].responseEnd : -1];
            """;

    /** Scrolls a screen's height every frame until all are there; gives frames, the slowest ones, and long tasks. */
    private static final String SCROLL = """
            const done = arguments[arguments.length - 1], wanted = arguments[0];
            const scroller = document.getElementById('tickets');
            const long = [], frames = [];
            new PerformanceObserver(list => list.getEntries().forEach(e => long.push(e.duration))).observe({type: 'longtask'});
            const began = performance.now();
            let last = began, seen = 0;
            const step = now => {
              frames.push(now - last);
              last = now;
              scroller.scrollTop += 400;
              const places = [...scroller.querySelectorAll('li')].map(li => Number(li.getAttribute('aria-posinset')));
              seen = Math.max(seen, ...places);
              if (seen >= wanted || now - began > 60000) {
                frames.sort((a, b) => a - b);
                const at = share => frames[Math.min(frames.length - 1, Math.floor(frames.length * share))];
                setTimeout(() => done([seen, (now - began) / 1000, frames.length, at(0.5), at(0.99), at(1), long.length, Math.max(0, ...long),
                    scroller.querySelectorAll('li').length]), 100);
              } else {
                requestAnimationFrame(step);
              }
            };
            requestAnimationFrame(step);
            """;

    private DeskBench() {}

    public static void main(String[] arguments) throws Exception {
        int waiting = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        String data = Files.createTempDirectory("fairlead-bench").toString();
        try (RunningApp app = RunningApp.start(Map.of("fairlead.data", data, "fairlead.db.url", ""))) {
            fill(app, waiting);
            try (DeskPage desk = DeskPage.of(Chromium.start(), app.url(""), SignedIn.to(app))) {
                desk.driver().manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
                desk.driver().executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
                loads(desk);
                scroll(desk, waiting);
            }
        }
        System.exit(0);
    }

    private static void fill(RunningApp app, int waiting) throws Exception {
        try (Connection connection = app.app().database().pool().getConnection();
                Statement statement = connection.createStatement()) {
            String url = connection.getMetaData().getURL();
            new Contention(url, "postgres").fillUp(waiting);
            statement.execute(MESSAGES);
            statement.execute("analyze");
        }
    }

    /** The first with an empty cache; the others as an agent has it who comes back. */
    private static void loads(DeskPage desk) {
        List<String> painted = new ArrayList<>();
        double before = cpu(desk);
        for (int i = 0; i < LOADS; i++) {
            desk.open("en").waitForText("#tickets", "withdrawal");
            List<?> times = (List<?>) desk.driver().executeScript(LOADED);
            painted.add(String.format(
                    "%.0f/%.0f/%.0f",
                    ((Number) times.get(1)).doubleValue(),
                    ((Number) times.get(0)).doubleValue(),
                    ((Number) times.get(2)).doubleValue()));
        }
        System.out.println("ms to first byte/first paint/first page of tickets, the first load with an empty cache: "
                + String.join(" ", painted));
        System.out.printf("CPU of the page's thread: %.0f ms a load%n", (cpu(desk) - before) / LOADS);
    }

    private static void scroll(DeskPage desk, int waiting) {
        double before = cpu(desk);
        List<?> told = (List<?>) desk.driver().executeAsyncScript(SCROLL, waiting);
        System.out.printf(
                "scrolled through %s tickets in %.1f s: %s frames, p50 %.0f ms, p99 %.0f ms, longest %.0f ms;"
                        + " %s tasks over 50 ms, the longest %.0f ms; %s lines in the page; CPU of the page's thread %.0f ms%n",
                told.get(0), number(told, 1), told.get(2), number(told, 3), number(told, 4), number(told, 5),
                told.get(6), number(told, 7), told.get(8), cpu(desk) - before);
    }

    /** Milliseconds of the page's main thread so far: it does not grow while other programs have the machine. */
    private static double cpu(DeskPage desk) {
        List<?> metrics = (List<?>) desk.driver()
                .executeCdpCommand("Performance.getMetrics", Map.of())
                .get("metrics");
        return metrics.stream()
                .map(each -> (Map<?, ?>) each)
                .filter(each -> each.get("name").equals("TaskDuration"))
                .mapToDouble(each -> ((Number) each.get("value")).doubleValue() * 1000)
                .sum();
    }

    private static double number(List<?> told, int place) {
        return ((Number) told.get(place)).doubleValue();
    }
}
