package io.fairlead;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.access.Access;
import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.ChannelFile;
import io.fairlead.channel.ChannelFiles;
import io.fairlead.channel.email.EmailLimits;
import io.fairlead.channel.email.MailboxRules;
import io.fairlead.channel.email.OAuthClients;
import io.fairlead.channel.form.RawPost;
import io.fairlead.channel.telegram.Bots;
import io.fairlead.channel.telegram.GroupRules;
import io.fairlead.config.Mistakes;
import io.fairlead.desk.LiveEvents;
import io.fairlead.event.Dispatch;
import io.fairlead.notice.Outbox;
import io.fairlead.notice.Outcome;
import io.fairlead.notice.Sender;
import io.fairlead.queue.Database;
import io.fairlead.queue.DraftJson;
import io.fairlead.queue.QueueRows;
import io.fairlead.queue.RefusedDeletions;
import io.fairlead.queue.SearchIndex;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.time.SteadyClock;
import io.fairlead.trace.Tracing;
import io.fairlead.web.Doors;
import io.fairlead.web.Proxies;
import io.fairlead.web.Reception;
import io.fairlead.web.Refusals;
import io.fairlead.web.Turnstile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;

/**
 * The composition root: the one place that knows every part. It builds the stages, opens the database, binds what the
 * routes name, and starts Camel on {@code routes/}.
 */
public final class App implements AutoCloseable {
    private final Settings settings;
    private final Database database;
    private final ChannelDirectory channels;
    private final Bots bots;
    private final Access access;
    private final Doors doors;
    private final Operations operations;
    private final Dispatch dispatch;
    private final Polling polling;
    private final GuardedMain camel;
    private final Tracing tracing;
    private LiveEvents live;

    private App(
            Settings settings,
            Database database,
            ChannelDirectory channels,
            Bots bots,
            Access access,
            Doors doors,
            Operations operations,
            Dispatch dispatch,
            Polling polling,
            GuardedMain camel,
            Tracing tracing) {
        this.tracing = tracing;
        this.operations = operations;
        this.dispatch = dispatch;
        this.polling = polling;
        this.settings = settings;
        this.bots = bots;
        this.access = access;
        this.doors = doors;
        this.database = database;
        this.channels = channels;
        this.camel = camel;
    }

    /**
     * Builds everything, starts nothing but the database.
     *
     * @param senders lets the demo put its own senders around the real ones
     * @throws io.fairlead.config.ConfigException with every mistake in {@code config/} and {@code routes/channels/}
     * @throws IllegalStateException in one sentence, when the database or the key file cannot be used
     */
    public static App build(Settings settings, UnaryOperator<Sender> senders) {
        EmailLimits mail = MailLimits.limits(settings);
        Vault vault = Vault.open(settings);
        // Both take seconds at a first start, and neither needs the other.
        CompletableFuture<Database> opening = CompletableFuture.supplyAsync(() -> QueueDatabase.open(settings));
        Mistakes mistakes = new Mistakes();
        Stages stages = stages(settings, mail, mistakes);
        Path routes = settings.folder("fairlead.routes");
        List<ChannelFile> files = ChannelFiles.read(routes.resolve("channels"), settings::find, mistakes);
        files.forEach(file -> MailboxRules.check(file, settings::find));
        files.forEach(file -> GroupRules.check(file, settings::find));
        LiveSettings live = new LiveSettings(settings);
        ChannelDirectory channels = new ChannelDirectory(files, live::find);
        Database database = QueueDatabase.opened(opening, mistakes);
        Polling polling = new Polling(database, channels);
        ObjectMapper json = new ObjectMapper();
        Bots bots = new Bots(channels::parameter, new SteadyClock());
        channels.heed(bots::complaint);
        OAuthClients oauth = new OAuthClients(new SteadyClock());
        EmailNotices mails = new EmailNotices(channels::parameter, oauth);
        Outbox outbox = new Outbox(
                senders(new TelegramNotices(bots), mails, senders),
                vault.contents()::get,
                settings.choice("fairlead.notices.unknown", Set.of("show", "resend"))
                        .equals("resend"),
                json);
        MailSettings mailSettings = new MailSettings(settings, channels);
        mailSettings.tell(database);
        Matters matters = new Matters(settings, json);
        Dispatch dispatch = EventParts.dispatch(live, database.pool());
        Operations operations = new Operations(
                live,
                stages,
                read -> {
                    matters.tell(database, read.topics());
                    dispatch.become(read.endpoints());
                    return read.with(
                            read.warn()
                                    .acknowledging(mailSettings::acknowledges)
                                    .watching(new TelegramWatch(channels::parameter)),
                            read.select().asking(bots::byAdmin, bots::name));
                },
                found -> stages(live.now(), mail, found),
                channels,
                database,
                vault.sealer(),
                polling.leads(),
                channel -> {
                    bots.forget(channel.name());
                    mails.forget(channel.name());
                    mailSettings.tell(database);
                });

        GuardedMain camel = GuardedMain.of(settings, routes);
        Tracing tracing = TraceParts.bind(camel, settings, database.session());
        camel.bind("dataSource", database.pool());
        operations.bind(camel);
        camel.bind("bots", bots);
        camel.bind("incidents", matters.incidents());
        camel.bind("orders", new TelegramOrders(() -> operations.stages().now().noticeTexts(), json));
        QueueRows rows = new QueueRows(
                new DraftJson(json, mailSettings.policy(), settings.number("fairlead.warnings.an-hour")),
                vault.sealer(),
                App::contents);
        camel.bind("rows", rows);
        operations.bindCanary(camel, rows);
        camel.bind("searchIndex", new SearchIndex(database.pool()));
        camel.bind("send", outbox);
        EventParts.bind(camel, dispatch, database.pool());
        KeepingParts.bind(camel, settings, stages, vault.sealer(), database, channels);
        AttachmentParts.bind(
                camel, mail, vault.contents(), AttachmentSettings.extractor(settings), database, json, bots);
        Refusals refusals = new Refusals(Clock.systemUTC());
        Proxies proxies = new Proxies(settings.list("fairlead.proxies"));
        FormDoors.bind(camel, stages, database, refusals, proxies, new KeptFiles(vault.contents()));
        DeskDoors.bind(
                camel,
                () -> operations.stages().now().answers(),
                vault.contents(),
                DeskDoors.mailChannel(settings, channels),
                AnswerFiles.of(settings),
                message -> operations.stages().read(message));
        OverviewDoors.bind(camel, new Reception(), operations.stages()::now);
        SourceParts.bind(camel, mail, channels, oauth, database, polling.leads());
        polling.bind(camel);
        HopParts.bind(camel, settings, vault.sealer());
        Access access = AccessDoors.open(settings, database.pool());
        AccessDoors.bind(camel, access, stages.pageTexts());
        Doors doors = new Doors(
                stages.pageTexts(),
                refusals,
                access.gate(Clock.systemUTC()),
                proxies,
                operations.turnstile(),
                access.limits().postsAtOnce());
        return new App(
                settings, database, channels, bots, access, doors, operations, dispatch, polling, camel, tracing);
    }

    private static Map<ChannelKind, Sender> senders(Sender telegram, Sender mails, UnaryOperator<Sender> around) {
        return Map.of(
                ChannelKind.TELEGRAM,
                around.apply(telegram),
                ChannelKind.EMAIL,
                around.apply(mails),
                // An answer stands on the status page by then.
                ChannelKind.FORM,
                around.apply((channel, notice) -> Outcome.sent()));
    }

    private static Stages stages(Settings settings, EmailLimits mail, Mistakes mistakes) {
        Path config = settings.folder("fairlead.config");
        Stages stages = Stages.read(config, mail, mistakes);
        stages.forms().mustFit(config.resolve("forms"), settings.number("camel.server.maxBodySize"), mistakes);
        stages.endpoints().check(settings::find);
        return stages;
    }

    /** Starts and returns when the routes are up. */
    public App start() {
        ListenAddress.requireFree(settings, "camel.server");
        ListenAddress.requireFree(settings, "camel.management");
        try {
            // Where the start fails it stays closed: who waits then sees the connection end, and not that nothing is
            // here.
            Turnstile.Closed untilAllIsThere = operations.turnstile().close();
            startCamel();
            live = DeskDoors.live(camel(), database.pool());
            polling.start(camel());
            operations.start(camel());
            polling.decide(camel());
            channels.attach(camel());
            EventParts.start(camel(), dispatch, database.pool());
            untilAllIsThere.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the start was interrupted", e);
        }
        CompletableFuture.runAsync(this::recall);
        return this;
    }

    private void startCamel() {
        camel.beforeListening(() -> doors.open(camel()));
        try {
            camel.start();
        } catch (Exception e) {
            throw new IllegalStateException("Camel cannot start: " + rootMessage(e), e);
        }
    }

    /** What the bots lacked before a restart; Telegram is asked, so the start does not wait for it. */
    private void recall() {
        try {
            for (Map.Entry<String, Set<String>> chats :
                    new RefusedDeletions(database.pool()).byChannel().entrySet()) {
                bots.recall(chats.getKey(), chats.getValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public ChannelDirectory channels() {
        return channels;
    }

    public Access access() {
        return access;
    }

    public Database database() {
        return database;
    }

    public CamelContext camel() {
        return camel.getCamelContext();
    }

    @Override
    public void close() {
        if (live != null) {
            live.close();
        }
        dispatch.close();
        camel.stop();
        tracing.close();
        operations.stop();
        polling.stop();
        database.close();
    }

    /** What stays in the store of contents while its message is in quarantine. */
    private static List<String> contents(Inbound inbound) {
        return inbound.channel().kind() == ChannelKind.FORM ? RawPost.contents(inbound.raw()) : List.of();
    }

    private static String rootMessage(Throwable e) {
        Set<String> messages = new LinkedHashSet<>();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getCause() == null) {
                messages.add(String.valueOf(cause.getMessage()).strip());
            }
        }
        return String.join(" ", messages);
    }
}
