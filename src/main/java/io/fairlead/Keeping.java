package io.fairlead;

import io.fairlead.channel.Normaliser;
import io.fairlead.config.Mistakes;
import io.fairlead.queue.Database;
import io.fairlead.queue.Forgetting;
import io.fairlead.queue.KeyFile;
import io.fairlead.queue.Resealing;
import io.fairlead.queue.Sealer;
import io.fairlead.queue.StoredContents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What an operator does by hand about what is kept: forgets customers, and changes the keys. Also beside a running router. */
public final class Keeping implements AutoCloseable {
    /** A file that came just now may belong to a message that is not committed yet; the daily sweep finds it. */
    private static final Duration UNCOMMITTED = Duration.ofMinutes(2);
    /** What was sealed with the key before may still be on its way into the database. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(10);

    private final Vault vault;
    private final Database database;
    private final Resealing rows;
    private final Forgetting forgetting;
    private final Clock clock;

    private Keeping(Vault vault, Database database, Normaliser read, Clock clock) {
        this.vault = vault;
        this.database = database;
        this.rows = new Resealing(database.pool(), vault.sealer());
        this.forgetting = new Forgetting(database.pool(), vault.sealer(), read::normalise);
        this.clock = clock;
    }

    /**
     * @throws io.fairlead.config.ConfigException with every mistake in {@code config/}
     * @throws IllegalStateException in one sentence, when the database or the key file cannot be used
     */
    public static Keeping open(Settings settings, Clock clock) {
        Mistakes mistakes = new Mistakes();
        Stages stages = Stages.read(settings.folder("fairlead.config"), MailLimits.limits(settings), mistakes);
        mistakes.throwIfAny();
        Vault vault = Vault.open(settings, clock);
        return new Keeping(vault, QueueDatabase.openBeside(settings), stages.normalise(), clock);
    }

    /** See {@link Forgetting#forget}; contents that nobody else holds go at once. */
    public Optional<Forgetting.Forgotten> forget(String customer, String actor, String reason, boolean really) {
        Optional<Forgetting.Forgotten> forgotten = forgetting.forget(customer, actor, reason, really);
        Set<String> contents = forgotten.map(Forgetting.Forgotten::contents).orElse(Set.of());
        if (really && !contents.isEmpty()) {
            vault.contents().remove(new StoredContents(database.pool()).unwanted(contents), UNCOMMITTED);
        }
        return forgotten;
    }

    public KeyFile keys() {
        return vault.keys();
    }

    /** How much each key has sealed: rows and files. */
    public Map<String, Long> uses() {
        Map<String, Long> uses = new TreeMap<>(rows.uses());
        vault.contents().uses(Sealer::keyOf).forEach((key, files) -> uses.merge(key, files, Long::sum));
        return uses;
    }

    /** Seals everything anew that an older key has sealed. */
    public Resealing.Result reseal() {
        String newest = vault.sealer().newestKey();
        Resealing.Result ofRows = rows.reseal();
        int unreadable = 0;
        int resealed = 0;
        for (boolean done : vault.contents().reseal(head -> !Sealer.keyOf(head).equals(newest))) {
            resealed += done ? 1 : 0;
            unreadable += done ? 0 : 1;
        }
        return ofRows.plus(new Resealing.Result(resealed, unreadable));
    }

    /**
     * Drops every key but the newest.
     *
     * @throws IllegalStateException while something is sealed with one of them, or may still be on its way
     */
    public void dropOldKeys() {
        Instant safe = vault.keys().changed().plus(ON_ITS_WAY);
        if (clock.instant().isBefore(safe)) {
            throw new IllegalStateException(
                    "the newest key is younger than ten minutes, and what was sealed before it may"
                            + " still be on its way: try again at " + safe);
        }
        Map<String, Long> others = uses();
        others.remove(vault.sealer().newestKey());
        if (!others.isEmpty()) {
            throw new IllegalStateException("old keys are still in use, by "
                    + others.values().stream().mapToLong(Long::longValue).sum()
                    + " messages and files: run 'fairlead key reseal' first");
        }
        vault.keys().dropOld();
    }

    @Override
    public void close() {
        database.close();
    }
}
