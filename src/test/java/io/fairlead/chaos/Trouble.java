package io.fairlead.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One thing that somebody breaks. */
public enum Trouble {
    /** kill -9 of the router that polls the mailbox. */
    LEADER_KILLED(45, 1),
    /** kill -9 of any router. */
    ROUTER_KILLED(15, 1),
    /** kill -9 of a router, and once more while it starts. */
    KILLED_WHILE_STARTING(10, 2),
    /** kill -9 of all routers at once. */
    ALL_KILLED(5, 2),
    /** kill -9 of PostgreSQL and of all its sessions. */
    POSTGRES_KILLED(8, 0),
    /** A router is cut off from PostgreSQL for some seconds. */
    DATABASE_CUT(6, 0),
    /** The mailbox and the mail server that answers go out through are cut off. */
    MAIL_CUT(4, 0),
    /** Telegram answers 401, 409, 429, 500, rubbish, half or nothing. */
    TELEGRAM_SICK(4, 0),
    /** The machine of the router that polls stands still for longer than its lead is good for. */
    LEADER_FROZEN(3, 0),
    /** The clock of that machine is wrong by up to two hours for some seconds; only where Debian's libfaketime is installed. */
    CLOCK_JUMPED(5, 0);

    private final int share;
    private final int kills;

    Trouble(int share, int kills) {
        this.share = share;
        this.kills = kills;
    }

    /** Of routers; PostgreSQL's are counted apart. */
    int kills() {
        return kills;
    }

    /** As many as it takes for so many kills of routers. */
    public static List<Trouble> atRandom(Random random, int kills) {
        List<Trouble> troubles = new ArrayList<>();
        int all = 0;
        for (Trouble trouble : values()) {
            all += trouble.share;
        }
        for (int killed = 0; killed < kills; killed += troubles.get(troubles.size() - 1).kills) {
            int chosen = random.nextInt(all);
            int place = 0;
            while (chosen >= values()[place].share) {
                chosen -= values()[place].share;
                place++;
            }
            troubles.add(values()[place]);
        }
        return troubles;
    }
}
