package io.fairlead.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Shows how far an import is: a bar on a terminal, a plain line now and then elsewhere. */
final class ImportProgress {
    private static final int WIDTH = 30;
    private static final long BAR_NANOS = 200_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private final long bytes;
    private final long began = System.nanoTime();
    private long shown = began;

    /** @param bytes of all files */
    ImportProgress(PrintWriter out, boolean terminal, long bytes) {
        this.out = out;
        this.terminal = terminal;
        this.bytes = Math.max(1, bytes);
    }

    void show(long position, int messages) {
        long now = System.nanoTime();
        if (now - shown < (terminal ? BAR_NANOS : LINE_NANOS)) {
            return;
        }
        shown = now;
        int percent = (int) Math.min(100, 100 * position / bytes);
        double aSecond = messages / Math.max(0.001, (now - began) / 1e9);
        String said = String.format(Locale.ROOT, "%3d %%  %,d messages  %,.0f/s", percent, messages, aSecond);
        if (terminal) {
            int full = WIDTH * percent / 100;
            out.print("\r[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + said);
        } else {
            out.println(said);
        }
        out.flush();
    }

    /** Takes the bar away. */
    void end() {
        if (terminal) {
            out.print("\r" + " ".repeat(WIDTH + 50) + "\r");
            out.flush();
        }
    }
}
