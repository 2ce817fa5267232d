package io.fairlead.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the benches of all budgets one after the other, each in a JVM of its own, and prints the table. Some twenty
 * minutes. Arguments are those of {@link MailBench} ({@code host=… user=…}); without them mail is left out.
 */
public final class BudgetBench {
    private static final int KILLS = Integer.getInteger("kills", 20);

    private final Map<Budget, String> measured = new EnumMap<>(Budget.class);

    private BudgetBench() {}

    public static void main(String[] arguments) throws Exception {
        BudgetBench bench = new BudgetBench();
        String machine = machine();
        bench.run("Start");
        bench.run("Intake");
        bench.run("Guard");
        if (arguments.length > 0) {
            bench.run("Mail", arguments);
        }
        bench.run("Queue", "embedded", "enqueue");
        bench.run("Queue", "embedded", "10000", "1000000");
        bench.run("Form");
        bench.run("Warning");
        bench.run("Flood");
        bench.run("Chaos", "kills=" + KILLS);
        System.out.println();
        System.out.println(machine);
        System.out.println();
        System.out.println("| what | must reach | measured | of the budget | reached |");
        System.out.println("|---|---|---|---|---|");
        for (Budget budget : Budget.values()) {
            String line = bench.measured.get(budget);
            System.out.println(line == null ? budget.missing() : budget.row(line));
        }
    }

    private void run(String name, String... arguments) throws IOException, InterruptedException {
        System.out.printf("== %s %s%n", name, String.join(" ", arguments));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.fairlead.bench." + name + "Bench"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> {
                System.out.println(line);
                Arrays.stream(Budget.values())
                        .filter(budget -> budget.isIn(line))
                        .forEach(budget -> measured.put(budget, line));
            });
        }
        process.waitFor();
    }

    private static String machine() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.replaceFirst(".*: ", ""))
                .orElse(System.getProperty("os.arch"));
        return "%s: %d cores, %s, Java %s, load %s before"
                .formatted(
                        LocalDate.now(),
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        System.getProperty("java.version"),
                        Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }
}
