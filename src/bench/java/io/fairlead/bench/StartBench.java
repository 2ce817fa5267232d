package io.fairlead.bench;

import io.fairlead.queue.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long {@code ./fairlead run} takes until it is ready, and what it holds of memory when nobody writes. */
public final class StartBench {
    private static final int ROUNDS = 5;
    private static final int IDLE_SECONDS = 30;

    private StartBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("fairlead-bench");
        Path log = folder.resolve("router.log");
        // The first start of all builds what is not built, and the archive of classes.
        timed("once before", Map.of("fairlead.data", folder.resolve("before").toString()), log);
        Budget.START_FIRST.measured(
                timed("first start, embedded", Map.of("fairlead.data", folder.resolve("data").toString()), log));
        timed("second start, embedded", Map.of("fairlead.data", folder.resolve("data").toString()), log);
        try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"))) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "fairlead.data",
                    folder.resolve("external").toString(),
                    "fairlead.db.url",
                    server.jdbcUrl(),
                    "fairlead.db.user",
                    server.user()));
            timed("external, empty", settings, log);
            double fastest = Double.MAX_VALUE;
            for (int round = 1; round <= ROUNDS; round++) {
                fastest = Math.min(fastest, timed("external", settings, log));
            }
            Budget.START_EXTERNAL.measured(fastest);
            try (RouterProcess router = RouterProcess.start(settings, log)) {
                TimeUnit.SECONDS.sleep(IDLE_SECONDS);
                Budget.RESIDENT_IDLE.measured(router.resident());
            }
        }
        System.exit(0);
    }

    private static double timed(String name, Map<String, String> settings, Path log) throws Exception {
        long start = System.nanoTime();
        RouterProcess router = RouterProcess.start(settings, log);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s: ready after %.2f s, %.0f MB%n", name, seconds, router.resident());
        router.close();
        return seconds;
    }
}
