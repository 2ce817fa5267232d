package io.fairlead.cli;

import io.fairlead.queue.QuarantineCalls;
import io.fairlead.queue.QuarantineCalls.Choice;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What stands in quarantine; works beside a running router, which does the replays. */
@Command(name = "quarantine", description = "List, show, replay or drop messages that could not be processed.")
final class QuarantineCommand {
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    @Spec
    private CommandSpec spec;

    /** Which messages are meant. */
    static final class Which {
        @Parameters(paramLabel = "ID", arity = "0..*", description = "numbers, as 'list' shows them")
        private List<Long> ids;

        @Option(names = "--channel", paramLabel = "NAME", description = "all of this channel")
        private String channel;

        @Option(names = "--reason", paramLabel = "TEXT", description = "all with exactly this reason")
        private String reason;

        @Option(names = "--all", description = "all of them")
        private boolean all;

        private Choice choice(CommandSpec spec) {
            if (ids == null && channel == null && reason == null && !all) {
                throw new ParameterException(spec.commandLine(), "say which: numbers, --channel, --reason, or --all");
            }
            return new Choice(ids, channel, reason);
        }
    }

    @Command(description = "What stands in quarantine, the newest first: number, time, channel, state, size, reason.")
    int list() {
        return with(quarantine -> {
            List<Map<String, Object>> rows = quarantine.list();
            rows.forEach(row -> out().printf(
                            "%-8s %-19.19s %-16s %-11s %8s  %s%s%n",
                            row.get("id"),
                            row.get("at"),
                            row.get("channel"),
                            row.get("state"),
                            row.get("size"),
                            row.get("reason"),
                            row.get("wanted_at") == null ? "" : "  (replay asked for)"));
            if (rows.isEmpty()) {
                out().println("Nothing is in quarantine.");
            }
            return 0;
        });
    }

    @Command(description = "All that is known of one message but its content.")
    int show(@Parameters(paramLabel = "ID", description = "its number") long id) {
        return with(quarantine -> {
            Map<String, Object> row = quarantine.show(id);
            row.forEach((name, value) -> out().printf("%-12s %s%n", name, value == null ? "" : value));
            if (row.isEmpty()) {
                spec.commandLine().getErr().println("fairlead: nothing in quarantine has the number " + id);
            }
            return row.isEmpty() ? 1 : 0;
        });
    }

    @Command(description = "Take messages into the path again, after their cause is mended.")
    int replay(
            @Mixin Which which,
            @Option(
                            names = "--wait",
                            paramLabel = "SECONDS",
                            defaultValue = "30",
                            description = "how long to wait for the router; default: ${DEFAULT-VALUE}")
                    int seconds) {
        return with(quarantine -> {
            int meant = quarantine.replay(which.choice(spec), Shell.operator());
            out().println(meant + " to be replayed");
            if (meant == 0) {
                return 0;
            }
            if (!quarantine.routerRuns()) {
                out().println("No router runs on this database; the next one to start replays them.");
                return 0;
            }
            int left = waitFor(quarantine, seconds);
            long failed = quarantine.list().stream()
                    .filter(row -> row.get("settled_why") != null && isMeant(row, which))
                    .count();
            out().println(
                            left > 0
                                    ? left + " still wait"
                                    : (meant - failed) + " replayed, " + failed + " failed again");
            return left > 0 || failed > 0 ? 1 : 0;
        });
    }

    @Command(description = "Give messages up; the reason is kept.")
    int drop(
            @Mixin Which which,
            @Option(names = "--why", required = true, paramLabel = "TEXT", description = "why they are given up")
                    String why) {
        return with(quarantine -> {
            out().println(quarantine.drop(which.choice(spec), why, Shell.operator()) + " dropped");
            return 0;
        });
    }

    private static boolean isMeant(Map<String, Object> row, Which which) {
        return (which.ids == null || which.ids.contains(((Number) row.get("id")).longValue()))
                && (which.channel == null || which.channel.equals(row.get("channel")));
    }

    private static int waitFor(QuarantineCalls quarantine, int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        int left = quarantine.wanted();
        while (left > 0 && System.nanoTime() < end) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return left;
            }
            left = quarantine.wanted();
        }
        return left;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static int with(ToIntFunction<QuarantineCalls> deed) {
        return Shell.beside(database -> deed.applyAsInt(new QuarantineCalls(database)));
    }
}
