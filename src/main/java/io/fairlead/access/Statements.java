package io.fairlead.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Runs the statements under {@code sql/access/}, each named by what it does. */
final class Statements {
    private final DataSource database;
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    Statements(DataSource database) {
        this.database = database;
    }

    /** @return how many rows it changed */
    int run(String verb, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, verb, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(verb, e);
        }
    }

    <T> Optional<T> one(String verb, Row<T> row, Object... parameters) {
        return all(verb, row, parameters).stream().findFirst();
    }

    <T> List<T> all(String verb, Row<T> row, Object... parameters) {
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
        PreparedStatement statement = connection.prepareStatement(texts.computeIfAbsent(verb, Statements::text));
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof String[] texts) {
                value = connection.createArrayOf("text", texts);
            } else if (value instanceof byte[][] keys) {
                value = connection.createArrayOf("bytea", keys);
            }
            statement.setObject(i + 1, value);
        }
        return statement;
    }

    private static String text(String verb) {
        try (InputStream in = Statements.class.getResourceAsStream("/sql/access/" + verb + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException unavailable(String verb, SQLException e) {
        return new IllegalStateException("the database did not " + verb.replace('-', ' ') + ": " + e.getMessage(), e);
    }

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
