package io.fairlead;

import com.zaxxer.hikari.HikariDataSource;
import io.fairlead.admin.ChannelChecks;
import io.fairlead.admin.ChannelDoor;
import io.fairlead.admin.DatabaseCheck;
import io.fairlead.admin.Meters;
import io.fairlead.admin.Notebook;
import io.fairlead.admin.QuarantineDoor;
import io.fairlead.admin.Replays;
import io.fairlead.admin.Tally;
import io.fairlead.admin.Vitals;
import io.fairlead.admin.WatchCheck;
import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.ChannelFile;
import io.fairlead.channel.Lead;
import io.fairlead.channel.PollTimes;
import io.fairlead.config.Mistakes;
import io.fairlead.deploy.Reload;
import io.fairlead.queue.Database;
import io.fairlead.queue.QueueRows;
import io.fairlead.queue.Sealer;
import io.fairlead.web.Turnstile;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.Main;

/** Builds what runs and watches the path, and is no part of it. */
final class Operations {
    private final Turnstile turnstile = new Turnstile();
    private final Tally tally = new Tally();
    private final PollTimes polls;
    private final WatchCheck watch = new WatchCheck(Clock.systemUTC());
    private final MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Meters meters = new Meters(registry);
    private final Database database;
    private final Sealer sealer;
    private final LiveStages stages;
    private final Reload reload;
    private final ChannelDirectory channels;
    private final Configuration configuration;
    private final Vitals vitals;
    private final Notebook notebook;

    /**
     * @param wiring makes freshly read stages and the running router known to each other
     * @param read reads all of {@code config/} anew
     * @param changed is told of each channel that runs anew
     */
    Operations(
            LiveSettings settings,
            Stages first,
            UnaryOperator<Stages> wiring,
            Function<Mistakes, Stages> read,
            ChannelDirectory channels,
            Database database,
            Sealer sealer,
            Lead lead,
            Consumer<ChannelFile> changed) {
        this.polls = new PollTimes(lead, Clock.systemUTC());
        this.sealer = sealer;
        this.database = database;
        this.stages = new LiveStages(first, wiring, meters);
        this.reload = new Reload(settings, stages, read, channels, changed);
        this.channels = channels;
        this.configuration = new Configuration(settings, channels, reload);
        channels.judge(reload::mistakesIn, reload::refusedWhole);
        this.vitals = new Vitals(database.session(), channels, tally, polls, Clock.systemUTC());
        this.notebook = new Notebook(vitals, watch, meters, database.pool());
    }

    Turnstile turnstile() {
        return turnstile;
    }

    LiveStages stages() {
        return stages;
    }

    void bind(Main camel) {
        camel.bind("stages", stages);
        camel.bind("reload", reload);
        camel.bind("tally", tally);
        camel.bind("polls", polls);
        camel.bind("notebook", notebook);
        camel.bind("meters", meters);
        camel.bind("channels", vitals);
        camel.bind("channelDoor", new ChannelDoor(channels));
        camel.bind("trial", new Trial(stages, channels));
        camel.bind("configuration", configuration);
        camel.bind("quarantineDoor", new QuarantineDoor());
        camel.bind("replays", new Replays(sealer));
        camel.bind(MicrometerConstants.METRICS_REGISTRY_NAME, registry);
    }

    void bindCanary(Main camel, QueueRows rows) {
        Canary canary = new Canary(stages, channels, rows, database.pool(), meters, Clock.systemUTC());
        channels.watch(canary::ailments);
        camel.bind("canary", canary);
    }

    /** Starts the channels of a context that runs; those that somebody has stopped stay so. */
    void start(CamelContext camel) {
        notebook.read();
        measure(database.pool());
        HealthCheckRegistry health = HealthCheckRegistry.get(camel);
        health.register(new DatabaseCheck(database.pool()));
        health.register(watch);
        health.register(new ChannelChecks(vitals));
        reload.start(camel, turnstile, channel -> vitals.wanted(channel).equals("started"));
        notebook.started();
    }

    /** The routes have stopped: what was counted last is noted, and that this router goes. */
    void stop() {
        notebook.leave();
        // It listens to the JVM, which would keep all that is measured here.
        collections.close();
        registry.close();
    }

    private void measure(HikariDataSource pool) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
        meters.gauge(
                "fairlead.pool.active", pool, of -> of.getHikariPoolMXBean().getActiveConnections());
        meters.gauge("fairlead.pool.idle", pool, of -> of.getHikariPoolMXBean().getIdleConnections());
        meters.gauge(
                "fairlead.pool.pending", pool, of -> of.getHikariPoolMXBean().getThreadsAwaitingConnection());
        meters.gauge("fairlead.pool.max", pool, HikariDataSource::getMaximumPoolSize);
    }
}
