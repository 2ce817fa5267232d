package io.fairlead.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fairlead.queue.Statements;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the routes of {@code routes/watch} write down and read; and the same once at the start and once at the end. */
public final class Notebook {
    private static final Logger LOG = LoggerFactory.getLogger(Notebook.class);

    private final Vitals vitals;
    private final WatchCheck watch;
    private final Meters meters;
    private final Statements statements;
    private volatile boolean started;

    public Notebook(Vitals vitals, WatchCheck watch, Meters meters, DataSource pool) {
        this.vitals = vitals;
        this.watch = watch;
        this.meters = meters;
        this.statements = new Statements(pool);
    }

    /**
     * For {@code note-operations.sql}. While channels are started or stopped one after the other, their states say
     * nothing, and would forget since when they are as they are.
     */
    public Map<String, Object> observe(Exchange exchange) {
        watch.looked();
        Map<String, Object> row = new HashMap<>(vitals.observe());
        meters.channels(vitals.latest());
        if (!started || exchange.getContext().isStopping()) {
            row.put("states", "[]");
        }
        return row;
    }

    /** All channels have started: from now on their states are noted. */
    public void started() {
        started = true;
    }

    /** From {@code channel-vitals.sql}; what somebody has ordered at another router is done here, too. */
    public void learn(Map<String, Object> row, Exchange exchange) throws Exception {
        for (String channel : vitals.learn(row)) {
            if (started) {
                ChannelDoor.obey(exchange.getContext().getRouteController(), channel, vitals.wanted(channel));
            }
        }
    }

    /** Before the channels start: what was decided of them, and how they were. */
    public void read() {
        try {
            String known = statements
                    .one("read-channel-vitals", row -> row.getString(1))
                    .orElseThrow();
            vitals.learn(Map.of("vitals", known));
        } catch (IllegalStateException | JsonProcessingException e) {
            LOG.warn("How the channels were before cannot be read: {}", e.getMessage());
        }
    }

    /** The last word of this router. */
    public void leave() {
        Map<String, Object> last = vitals.observe();
        try {
            statements.call("leave", last.get("router"), last.get("counts"), last.get("router"));
        } catch (IllegalStateException e) {
            LOG.warn("What was counted last cannot be noted: {}", e.getMessage());
        }
    }
}
