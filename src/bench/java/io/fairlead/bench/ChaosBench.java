package io.fairlead.bench;

import io.fairlead.chaos.Chaos;
import io.fairlead.chaos.Reckoning;
import io.fairlead.chaos.Trouble;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Kills routers and PostgreSQL and cuts wires at random while customers write, then counts; exit 1 when anything was lost,
 * came twice or does not add up. {@code seed=1 kills=200 a-second=3 minutes=240}: the same seed makes the same troubles,
 * though not at the same moments. Needs some 1.2 GB for two routers, a PostgreSQL and itself.
 */
public final class ChaosBench {
    private ChaosBench() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> given = new HashMap<>(
                Map.of("seed", String.valueOf(System.nanoTime()), "kills", "200", "a-second", "3", "minutes", "240"));
        given.putAll(Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
        long seed = Long.parseLong(given.get("seed"));
        Path folder = Files.createTempDirectory("fairlead-chaos");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        out.println("seed " + seed + ", logs in " + folder);
        Reckoning reckoning = Chaos.run(
                seed,
                Trouble.atRandom(new Random(seed), Integer.parseInt(given.get("kills"))),
                Integer.parseInt(given.get("a-second")),
                Instant.now().plus(Duration.ofMinutes(Long.parseLong(given.get("minutes")))),
                folder,
                out);
        reckoning.print(out);
        Budget.LOST.measured(reckoning.faults().size());
        System.exit(reckoning.faults().isEmpty() ? 0 : 1);
    }
}
