package io.fairlead.queue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The PostgreSQL that holds the queue, with its schema up to date; an own server by address, or the embedded one.
 * Every failure to open it is one sentence that says what to do.
 */
public final class Database implements AutoCloseable {
    private static final int OLDEST = 14;
    private static final String SESSION = "ApplicationName";

    private final EmbeddedDatabase embedded;
    private final HikariDataSource pool;
    private final String session;

    private Database(EmbeddedDatabase embedded, HikariDataSource pool) {
        this.embedded = embedded;
        this.pool = pool;
        this.session = pool.getDataSourceProperties().getProperty(SESSION);
    }

    /** @param url {@code jdbc:postgresql://host:port/name} */
    public static Database external(String url, String user, String password, int connections) {
        return open(null, url, user, password, connections);
    }

    /** @param folder where the server keeps its files; see {@link EmbeddedDatabase#start} */
    public static Database embedded(Path folder, int connections) {
        EmbeddedDatabase server = EmbeddedDatabase.start(folder);
        try {
            return open(server, server.jdbcUrl(), server.user(), "", connections);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The embedded one, or where a router has it already, that router's; closing leaves that one running. */
    public static Database embeddedOrRunning(Path folder, int connections) {
        return EmbeddedDatabase.running(folder)
                .map(url -> external(url, "postgres", "", connections))
                .orElseGet(() -> embedded(folder, connections));
    }

    public HikariDataSource pool() {
        return pool;
    }

    /** The name that these connections bear in the database, another one with each start. */
    public String session() {
        return session;
    }

    /**
     * A session outside of the pool, for locks that shall end with it. The caller closes it.
     *
     * @param silence after which the server ends it when nothing was asked meanwhile, in whole seconds
     */
    public Connection apart(Duration silence) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", pool.getUsername());
        properties.setProperty("password", pool.getPassword());
        properties.setProperty(SESSION, session);
        properties.setProperty("options", "-c idle_session_timeout=" + silence.toMillis());
        String patience = String.valueOf(silence.toSeconds() / 2);
        properties.setProperty("connectTimeout", patience);
        properties.setProperty("socketTimeout", patience);
        return DriverManager.getConnection(pool.getJdbcUrl(), properties);
    }

    /** For people: the address, or that it is the embedded server. */
    public String describe() {
        return embedded == null ? pool.getJdbcUrl() : "embedded PostgreSQL (" + pool.getJdbcUrl() + ", user postgres)";
    }

    @Override
    public void close() {
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private static Database open(EmbeddedDatabase server, String url, String user, String password, int connections) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalStateException(
                    "FAIRLEAD_DB_URL is '" + url + "', but must look like jdbc:postgresql://localhost:5432/fairlead");
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("fairlead");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty(SESSION, sessionName());
        // Everything is looked up by key, so one plan serves all; to plan each call anew cost a third of its time.
        config.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan");
        // "We have it" must survive the death of the server; one that waits for its standbys may do so.
        config.setConnectionInitSql("select set_config('synchronous_commit', 'on', false)"
                + " where current_setting('synchronous_commit') = 'off'");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "60");
        HikariDataSource pool = new HikariDataSource(config);
        try {
            requireVersion(pool, url);
            migrate(pool);
            return new Database(server, pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Says on which machine it runs; PostgreSQL cuts names after 63 bytes. */
    private static String sessionName() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (UnknownHostException e) {
            host = "unknown";
        }
        return "fairlead-" + host.substring(0, Math.min(host.length(), 40)) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    private static void requireVersion(HikariDataSource pool, String url) {
        try (Connection connection = pool.getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new IllegalStateException("the PostgreSQL at " + url + " is version " + version
                        + "; Fairlead needs 14 to 18: upgrade it, or point FAIRLEAD_DB_URL at a newer one");
            }
        } catch (SQLException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "the PostgreSQL at " + url + " cannot be reached: " + firstLine(reason)
                            + "; check FAIRLEAD_DB_URL, FAIRLEAD_DB_USER and FAIRLEAD_DB_PASSWORD",
                    e);
        }
    }

    private static void migrate(HikariDataSource pool) {
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .schemas("fairlead")
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new IllegalStateException(
                    "the schema 'fairlead' cannot be brought up to date: " + firstLine(e)
                            + "; the user needs CREATE on the database, and the schema must be Fairlead's own",
                    e);
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
