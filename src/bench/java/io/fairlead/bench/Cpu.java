package io.fairlead.bench;

import com.sun.management.OperatingSystemMXBean;
import io.fairlead.testkit.RunningApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Seconds of CPU that this process, and all processes of the database server on this machine, have taken so far. */
record Cpu(double router, double database) {
    private static final double TICKS_A_SECOND = 100;

    static Cpu of(RunningApp app) {
        return new Cpu(
                ofThisProcess(),
                app.queue()
                        .rows("select pid from pg_stat_activity where pid is not null")
                        .stream()
                        .mapToDouble(row -> ofProcess(((Number) row.get("pid")).longValue()))
                        .sum());
    }

    Cpu minus(Cpu before) {
        return new Cpu(router - before.router, database - before.database);
    }

    static double ofThisProcess() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    /** Zero where it is another machine's. */
    static double ofProcess(long process) {
        try {
            String[] fields = Files.readString(Path.of("/proc/" + process + "/stat"))
                    .replaceFirst(".*\\) ", "")
                    .split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
        } catch (java.nio.file.NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
