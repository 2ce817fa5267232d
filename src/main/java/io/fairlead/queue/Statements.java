package io.fairlead.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Runs the statements under {@code sql/}, each named by what it does, on a connection of its own. */
public final class Statements {
    private final DataSource database;
    private final String folder;
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    public Statements(DataSource database) {
        this(database, "");
    }

    /** @param folder the part of {@code sql/} in which they stand, with a slash at its end */
    public Statements(DataSource database, String folder) {
        this.database = database;
        this.folder = folder;
    }

    /**
     * @return how many rows it changed
     * @throws IllegalStateException when the database cannot do it
     */
    public int run(String verb, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, verb, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(verb, e);
        }
    }

    /** Calls a function whose answer nobody needs. */
    public void call(String verb, Object... parameters) {
        all(verb, row -> null, parameters);
    }

    /** The first row; empty when there is none, or it is read as null. */
    public <T> Optional<T> one(String verb, Row<T> row, Object... parameters) {
        return all(verb, row, parameters).stream()
                .limit(1)
                .filter(Objects::nonNull)
                .findFirst();
    }

    public <T> List<T> all(String verb, Row<T> row, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, verb, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw unavailable(verb, e);
        }
    }

    private PreparedStatement prepared(Connection connection, String verb, Object... parameters) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(texts.computeIfAbsent(verb, name -> SqlText.of(folder + name)));
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof String[] texts) {
                value = connection.createArrayOf("text", texts);
            } else if (value instanceof byte[][] keys) {
                value = connection.createArrayOf("bytea", keys);
            } else if (value instanceof List<?> numbers) {
                value = connection.createArrayOf("bigint", numbers.toArray());
            }
            statement.setObject(i + 1, value);
        }
        return statement;
    }

    private static IllegalStateException unavailable(String verb, SQLException e) {
        return new IllegalStateException("the database did not do '" + verb + "': " + e.getMessage(), e);
    }

    /** Reads the row that is current. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
