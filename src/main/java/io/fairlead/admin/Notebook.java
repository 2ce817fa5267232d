package io.fairlead.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    private final DataSource pool;
    private volatile boolean started;

    public Notebook(Vitals vitals, WatchCheck watch, Meters meters, DataSource pool) {
        this.vitals = vitals;
        this.watch = watch;
        this.meters = meters;
        this.pool = pool;
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

    /** From {@code channel-vitals.sql}. */
    public void learn(Map<String, Object> row) throws JsonProcessingException {
        vitals.learn(row);
    }

    /** Before the channels start: what was decided of them, and how they were. */
    public void read() {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("select fairlead.channel_vitals()::text");
                ResultSet result = statement.executeQuery()) {
            result.next();
            vitals.learn(Map.of("vitals", result.getString(1)));
        } catch (SQLException | JsonProcessingException e) {
            LOG.warn(
                    "How the channels were before cannot be read: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** The last word of this router. */
    public void leave() {
        Map<String, Object> last = vitals.observe();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select fairlead.note_operations(?, cast(? as jsonb), '[]'), fairlead.leave(?)")) {
            statement.setString(1, (String) last.get("router"));
            statement.setString(2, (String) last.get("counts"));
            statement.setString(3, (String) last.get("router"));
            statement.execute();
        } catch (SQLException e) {
            LOG.warn("What was counted last cannot be noted: {}", e.getClass().getSimpleName());
        }
    }
}
