package io.fairlead.bench;

import java.util.Locale;

/** What must be reached on a machine of two cores. A bench says what it measured, {@link BudgetBench} makes a table of it. */
enum Budget {
    START_EXTERNAL("start to ready, external PostgreSQL", "s", 3, true),
    START_FIRST("first start ever to ready, embedded PostgreSQL", "s", 8, true),
    RESIDENT_IDLE("resident memory, idle", "MB", 300, true),
    RESIDENT_LOADED("resident memory, under a flood", "MB", 600, true),
    INTAKE("intake stages, mail of 500 characters, a core", "messages/s", 3_000, false),
    GUARD("guard alone, a core", "MB/s", 20, false),
    GUARD_HOSTILE("guard, the worst megabyte of hostile text", "s", 1, true),
    MAIL("mail from a real IMAP server to committed ticket", "mails/s", 500, false),
    MAIL_CPU("the router's CPU a mail", "ms", 3, true),
    ENQUEUE("enqueue against the same server's pgbench insert, 8 clients", "%", 50, false),
    CLAIM("claim at 1,000,000 waiting against 10,000, 8 claimers", "times", 1.3, true),
    FORM("form post to visible on the desk, p99 under 200 posts/s", "ms", 100, true),
    WARNING("public secret to warning sent, p99", "ms", 300, true),
    LOST("lost or doubled under kills, cuts and restarts", "", 0, true);

    private static final String MARK = "budget ";

    private final String what;
    private final String unit;
    private final double limit;
    private final boolean atMost;

    Budget(String what, String unit, double limit, boolean atMost) {
        this.what = what;
        this.unit = unit;
        this.limit = limit;
        this.atMost = atMost;
    }

    void measured(double value) {
        System.out.printf(Locale.ROOT, "%s%s %f%n", MARK, name(), value);
    }

    /** Whether a bench's line tells what it measured of this. */
    boolean isIn(String line) {
        return line.startsWith(MARK + name() + " ");
    }

    /** A line of the table. */
    String row(String line) {
        double value = Double.parseDouble(line.substring((MARK + name() + " ").length()));
        boolean reached = atMost ? value <= limit : value >= limit;
        String share = limit == 0 ? "" : "%.0f %%".formatted(100 * value / limit);
        return "| %s | %s %s %s | %s | %s | %s |"
                .formatted(what, atMost ? "≤" : "≥", plain(limit), unit, plain(value) + " " + unit, share, reached ? "yes" : "**no**");
    }

    String missing() {
        return "| %s | %s %s %s | not measured | | |".formatted(what, atMost ? "≤" : "≥", plain(limit), unit);
    }

    private static String plain(double value) {
        return value == Math.rint(value) || value >= 100 ? "%,.0f".formatted(value) : "%.2f".formatted(value);
    }
}
