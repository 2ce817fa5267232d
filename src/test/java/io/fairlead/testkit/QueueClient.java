package io.fairlead.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fairlead.queue.DraftJson;
import io.fairlead.queue.MailPolicy;
import io.fairlead.ticket.TicketDraft;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Calls the queue's functions as any program in any language would: by SQL. */
public final class QueueClient {
    private final DataSource source;
    private final ObjectMapper json = new ObjectMapper();

    public QueueClient(DataSource source) {
        this.source = source;
    }

    /** With a connection of its own for each call, which needs no router. */
    public static QueueClient of(String url, String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        return new QueueClient(source);
    }

    /** The ticket's reference and the outcome, as {@code ref:outcome}. */
    public Map<String, Object> enqueue(Drafts draft) {
        return enqueue(draft, MailPolicy.SHIPPED);
    }

    public Map<String, Object> enqueue(Drafts draft, MailPolicy policy) {
        TicketDraft built = draft.build();
        return row(
                "select * from fairlead.enqueue(cast(? as jsonb), ?)",
                new DraftJson(json, policy).write(built, draft.inbound().sourceId(), "application/json"),
                "sealed".getBytes(StandardCharsets.UTF_8));
    }

    /** What the routes call. */
    public Map<String, Object> takeIn(Drafts draft) {
        return row(
                "select * from fairlead.take_in(cast(? as jsonb), ?)",
                new DraftJson(json).write(draft.build(), draft.inbound().sourceId(), "application/json"),
                "sealed".getBytes(StandardCharsets.UTF_8));
    }

    /** One ticket, or an empty map when none fits. */
    public Map<String, Object> claim(String agent) {
        List<Map<String, Object>> rows = rows("select * from fairlead.claim(?)", agent);
        return rows.isEmpty() ? Map.of() : rows.get(0);
    }

    public JsonNode ticket(Object ref) {
        return json((String) value("select fairlead.ticket_json(fairlead.ticket_id(?))::text", ref));
    }

    public JsonNode tickets() {
        ArrayNode tickets = json.createArrayNode();
        rows("select fairlead.ticket_json(id)::text as ticket from fairlead.ticket order by id")
                .forEach(row -> tickets.add(json((String) row.get("ticket"))));
        return tickets;
    }

    public Object value(String sql, Object... parameters) {
        return row(sql, parameters).values().iterator().next();
    }

    public Map<String, Object> row(String sql, Object... parameters) {
        return rows(sql, parameters).get(0);
    }

    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<Map<String, Object>> rows = new ArrayList<>();
            if (!statement.execute()) {
                return rows;
            }
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.put(result.getMetaData().getColumnLabel(column), result.getObject(column));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private JsonNode json(String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
