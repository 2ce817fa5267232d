package io.fairlead.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What stands in quarantine, for whoever has no route; also beside a router that runs, which then does the replays. */
public final class QuarantineCalls {
    private final Statements statements;

    public QuarantineCalls(DataSource pool) {
        this.statements = new Statements(pool);
    }

    /** Which ones are meant; null leaves a condition out, three nulls mean all. */
    public record Choice(List<Long> ids, String channel, String reason) {}

    /** The newest first; never their content. */
    public List<Map<String, Object>> list() {
        return rows("list-quarantine");
    }

    /** One, whatever became of it; empty when there is none. */
    public Map<String, Object> show(long id) {
        List<Map<String, Object>> rows = rows("read-quarantined-directly", id);
        return rows.isEmpty() ? Map.of() : rows.get(0);
    }

    /** Asks a running router for a replay; returns how many are meant. */
    public int replay(Choice choice, String by) {
        return number(rows("want-replay-directly", choice.ids(), choice.channel(), choice.reason(), by));
    }

    /** Gives them up; returns how many. */
    public int drop(Choice choice, String why, String by) {
        return number(rows("drop-quarantined-directly", choice.ids(), choice.channel(), choice.reason(), why, by));
    }

    /** How many still wait for their replay. */
    public int wanted() {
        return number(rows("count-wanted-directly"));
    }

    /** Whether a router runs that can do it. */
    public boolean routerRuns() {
        return (Boolean) rows("count-wanted-directly").get(0).get("router");
    }

    private static int number(List<Map<String, Object>> rows) {
        return ((Number) rows.get(0).values().iterator().next()).intValue();
    }

    private List<Map<String, Object>> rows(String verb, Object... parameters) {
        return statements.all(verb, QuarantineCalls::row, parameters);
    }

    private static Map<String, Object> row(ResultSet result) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            row.put(result.getMetaData().getColumnLabel(column), result.getObject(column));
        }
        return row;
    }
}
