package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairlead.channel.PollTimes;
import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.BotFault.Kind;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SwitchedLead;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class TelegramReceiveTest {
    private static final String TOKEN = "99:" + "Qx7_-".repeat(7);

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final BlockingQueue<Inbound> accepted = new LinkedBlockingQueue<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final SwitchedLead lead = new SwitchedLead();
    private final PollTimes polls = new PollTimes(lead, Clock.systemUTC());
    private final LogReader logReader = new LogReader();
    private final Level usual = root().getLevel();
    private volatile Predicate<Inbound> fails = inbound -> false;
    private String waits = "1";

    @BeforeEach
    void read_the_log() {
        logReader.start();
        root().addAppender(logReader);
        root().setLevel(Level.INFO);
    }

    @AfterEach
    void stop_and_look_for_the_token() {
        camel.stop();
        telegram.close();
        root().setLevel(usual);
        root().detachAppender(logReader);
        assertThat(log).isNotEmpty().noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    void an_update_arrives_as_its_own_bytes_under_the_channels_name_and_without_headers() throws Exception {
        telegram.deliver(update(1, "提现 \\u20bf 😀"));
        run();

        Inbound inbound = next();

        assertThat(inbound.channel().name()).isEqualTo("telegram");
        assertThat(inbound.sourceId()).isEqualTo("1000");
        assertThat(inbound.mediaType()).isEqualTo("application/json");
        assertThat(new String(inbound.raw(), StandardCharsets.UTF_8))
                .startsWith("{\"update_id\":1000,")
                .contains("提现 ₿ \\uD83D\\uDE00")
                .endsWith("}");
        assertThat(telegram.awaitAllConfirmed(10)).isTrue();
    }

    @Test
    void every_kind_of_update_is_asked_for() throws Exception {
        telegram.deliver(update(1, "hello"));
        run();
        next();

        assertThat(telegram.allowedUpdates()).containsExactlyInAnyOrderElementsOf(UpdateKinds.ALL);
    }

    @Test
    void an_update_that_fails_keeps_its_place_and_comes_again() throws Exception {
        IntStream.range(0, 5).forEach(i -> telegram.deliver(update(i, "m" + i)));
        fails = new FirstTimes(3, inbound -> inbound.sourceId().equals("1002"));
        run();

        assertThat(IntStream.range(0, 5).mapToObj(i -> next().sourceId()))
                .containsExactly("1000", "1001", "1002", "1003", "1004");
        assertThat(telegram.awaitAllConfirmed(10)).isTrue();
        assertThat(accepted).isEmpty();
    }

    @Test
    void since_when_the_oldest_update_waits_is_told_and_nothing_while_telegram_is_away() throws Exception {
        telegram.deliver(update(1, "taken"));
        telegram.deliver(update(2, "stuck"));
        fails = inbound -> inbound.sourceId().equals("1001");
        run();
        next();

        RunningApp.await(() -> waiting().equals(Optional.of(Instant.ofEpochSecond(1790000000))));
        healthSays(HealthCheck.State.DOWN, "update 1001 was not accepted");
        assertThat(waiting()).contains(Instant.ofEpochSecond(1790000000));
        fails = inbound -> false;
        RunningApp.await(() -> waiting().equals(Optional.of(PollTimes.NOTHING_WAITS)));
        telegram.close();
        RunningApp.await(() -> waiting().isEmpty());
    }

    @Test
    void nothing_is_confirmed_before_its_exchange_has_succeeded() throws Exception {
        telegram.deliver(update(1, "a"));
        telegram.deliver(update(2, "b"));
        fails = inbound -> inbound.sourceId().equals("1001");
        run();
        next();

        healthSays(HealthCheck.State.DOWN, "update 1001 was not accepted");
        assertThat(telegram.unconfirmed()).contains(1001L);
    }

    @Test
    void a_failure_that_the_route_has_handled_counts_as_success() throws Exception {
        telegram.deliver(update(1, "poison"));
        telegram.deliver(update(2, "b"));
        fails = inbound -> inbound.sourceId().equals("1000");
        run(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration("channel")
                        .onException(IllegalStateException.class)
                        .handled(true);
            }
        });

        assertThat(next().sourceId()).isEqualTo("1001");
        assertThat(telegram.awaitAllConfirmed(10)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CUT_BEFORE", "CUT_AFTER", "HALF", "GARBAGE", "HANG"})
    void a_broken_answer_loses_nothing(Kind fault) throws Exception {
        telegram.failNext("getUpdates", BotFault.of(fault)).failNext("getUpdates", BotFault.of(fault));
        telegram.deliver(update(1, "a"));
        run();

        assertThat(next().sourceId()).isEqualTo("1000");
        assertThat(telegram.awaitAllConfirmed(10)).isTrue();
    }

    @Test
    void a_wrong_token_is_told_by_health_and_mended_without_a_restart() throws Exception {
        telegram.failEvery("getUpdates", BotFault.status(401)).deliver(update(1, "a"));
        run();

        healthSays(HealthCheck.State.DOWN, "401", "set the one that @BotFather shows");
        telegram.mend();
        assertThat(next().sourceId()).isEqualTo("1000");
        healthSays(HealthCheck.State.UP);
    }

    @Test
    void another_poller_is_named_by_health() throws Exception {
        telegram.failEvery("getUpdates", BotFault.status(409));
        run();

        healthSays(HealthCheck.State.DOWN, "409", "another program polls with this bot's token");
    }

    @Test
    void a_forgotten_webhook_is_removed_once_and_another_program_that_sets_it_again_is_named() throws Exception {
        setWebhook();
        telegram.deliver(update(1, "a"));
        run();
        next();
        healthSays(HealthCheck.State.UP);

        setWebhook();

        healthSays(HealthCheck.State.DOWN, "409", "a webhook is set for this bot");
        assertThat(telegram.calls("deleteWebhook")).isEqualTo(1);
    }

    @Test
    void a_channel_without_news_is_healthy_before_its_first_long_poll_ends() throws Exception {
        run();

        healthSays(HealthCheck.State.UP);
        assertThat(telegram.polls().get(0).path("timeout").asInt()).isZero();
    }

    @Test
    void the_channels_own_file_is_enough_and_not_even_the_debug_log_tells_its_token() throws Exception {
        root().setLevel(Level.DEBUG);
        // These two print every property; the application's log settings keep them quiet.
        logger("org.apache.camel.component.properties").setLevel(Level.INFO);
        logger("org.apache.camel.impl.engine.DefaultCamelContextExtension").setLevel(Level.INFO);
        telegram.failNext("getUpdates", BotFault.status(401)).failNext("getUpdates", BotFault.of(Kind.CUT_BEFORE));
        telegram.deliver(update(1, "a"));
        camel.addRoutesConfigurations(noErrorHandling());
        load("templates/telegram", "channels/telegram");
        start();

        assertThat(next().channel().name()).isEqualTo("telegram");
    }

    @Test
    void a_server_error_passes() throws Exception {
        telegram.failNext("getUpdates", BotFault.status(502)).failNext("getUpdates", BotFault.status(500));
        telegram.deliver(update(1, "a"));
        run();

        assertThat(next().sourceId()).isEqualTo("1000");
        healthSays(HealthCheck.State.UP);
    }

    @Test
    void the_wait_that_telegram_asks_for_is_kept() throws Exception {
        telegram.failNext("getUpdates", BotFault.tooManyRequests(3600));
        telegram.deliver(update(1, "a"));
        run();

        healthSays(HealthCheck.State.DOWN, "429");
        assertThat(accepted.poll(200, TimeUnit.MILLISECONDS)).isNull();
        assertThat(telegram.calls("getUpdates")).isEqualTo(1);
    }

    @Test
    void a_stop_does_not_wait_for_the_long_poll_and_a_new_start_goes_on() throws Exception {
        run();
        telegram.deliver(update(1, "a"));
        next();
        camel.getRouteController().stopRoute("telegram", 5, TimeUnit.SECONDS);
        assertThat(telegram.unconfirmed()).isEmpty();
        telegram.deliver(update(2, "b"));
        camel.getRouteController().startRoute("telegram");

        assertThat(next().sourceId()).isEqualTo("1001");
    }

    @Test
    void ten_thousand_updates_with_faults_throughout_arrive_once_each_and_in_order() throws Exception {
        Random random = new Random(4);
        Kind[] cuts = {Kind.CUT_BEFORE, Kind.CUT_AFTER, Kind.HALF, Kind.GARBAGE};
        for (int i = 0; i < 400; i++) {
            BotFault fault = switch (random.nextInt(5)) {
                case 0 -> BotFault.of(cuts[random.nextInt(cuts.length)]);
                case 1 -> BotFault.status(500 + random.nextInt(5));
                default -> BotFault.of(Kind.NONE);
            };
            telegram.failNext("getUpdates", fault);
        }
        IntStream.range(0, 10_000).forEach(i -> telegram.deliver(update(i, "message " + i)));
        fails = inbound -> random.nextInt(200) == 0;
        run();

        assertThat(telegram.awaitAllConfirmed(120)).isTrue();
        assertThat(accepted.stream().map(Inbound::sourceId))
                .containsExactlyElementsOf(IntStream.range(1000, 11_000)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void chats_do_not_wait_for_each_other_and_each_keeps_its_order() throws Exception {
        for (int i = 0; i < 2000; i++) {
            telegram.deliver(update(i, "m").replace("\"chat\":{\"id\":42", "\"chat\":{\"id\":" + (100 + i % 17)));
        }
        fails = new FirstTimes(40, inbound -> inbound.sourceId().endsWith("77"));
        run();

        assertThat(telegram.awaitAllConfirmed(60)).isTrue();
        assertThat(accepted)
                .extracting(Inbound::sourceId)
                .doesNotHaveDuplicates()
                .hasSize(2000);
        Map<String, List<Long>> byChat = accepted.stream()
                .collect(Collectors.groupingBy(
                        inbound -> ((Message) new TelegramNormaliser().normalise(inbound)).conversation(),
                        Collectors.mapping(inbound -> Long.valueOf(inbound.sourceId()), Collectors.toList())));
        assertThat(byChat).hasSize(17).allSatisfy((chat, ids) -> assertThat(ids).isSorted());
    }

    @Test
    void an_update_behind_one_that_fails_is_not_confirmed_although_it_was_accepted() throws Exception {
        telegram.deliver(update(1, "fails"));
        IntStream.range(50, 60)
                .forEach(chat ->
                        telegram.deliver(update(1, "m").replace("\"chat\":{\"id\":42", "\"chat\":{\"id\":" + chat)));
        fails = inbound -> inbound.sourceId().equals("1000");
        run();

        next();
        healthSays(HealthCheck.State.DOWN, "update 1000 was not accepted");
        assertThat(telegram.unconfirmed()).hasSize(11);
    }

    @Test
    void a_router_whose_turn_is_over_takes_its_long_poll_back_and_leaves_what_comes_to_the_other() throws Exception {
        waits = "50";
        run();
        RunningApp.await(() ->
                telegram.polls().stream().anyMatch(poll -> poll.path("timeout").asInt() == 50));

        lead.give();
        lead.awaitAsked(3);
        int polls = telegram.calls("getUpdates");
        telegram.deliver(update(1, "for the other router"));
        lead.awaitAsked(3);

        assertThat(telegram.calls("getUpdates")).isEqualTo(polls);
        assertThat(accepted).isEmpty();
        assertThat(telegram.unconfirmed()).hasSize(1);
        healthSays(HealthCheck.State.UP);

        lead.take();
        assertThat(next().sourceId()).isNotEmpty();
        assertThat(telegram.awaitAllConfirmed(20)).isTrue();
    }

    @Test
    void a_router_that_stands_by_does_not_disturb_the_other_when_it_stops() throws Exception {
        run();
        telegram.deliver(update(1, "hello"));
        next();
        lead.give();
        lead.awaitAsked(3);
        int polls = telegram.calls("getUpdates");

        camel.stop();

        assertThat(telegram.calls("getUpdates")).isEqualTo(polls);
    }

    private void run() throws Exception {
        run(noErrorHandling());
    }

    private void run(RouteConfigurationBuilder errors) throws Exception {
        camel.addRoutesConfigurations(errors);
        load("templates/telegram");
        TemplatedRouteBuilder.builder(camel, "telegram")
                .routeId("telegram")
                .parameter("token", TOKEN)
                .parameter("baseUri", telegram.uri())
                .parameter("delay", "10")
                .parameter("timeout", waits)
                .add();
        start();
    }

    private void start() throws Exception {
        camel.getRegistry().bind("polls", polls);
        HealthCheckRegistry health = HealthCheckRegistry.get(camel);
        health.register(health.resolveById("consumers"));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:intake").errorHandler(noErrorHandler()).process(TelegramReceiveTest.this::take);
            }
        });
        camel.start();
    }

    private void setWebhook() throws Exception {
        new BotApi(telegram.uri(), new BotToken(TOKEN), BotApi.client().build())
                .call(
                        "setWebhook",
                        JsonNodeFactory.instance.objectNode().put("url", "https://old.example/hook"),
                        Duration.ofSeconds(5));
    }

    private void load(String... files) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("telegram.token", TOKEN);
        properties.setProperty("telegram.base-uri", telegram.uri());
        properties.setProperty("fairlead.intake", "direct:intake");
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.addComponent("telegram", new RawTelegramComponent(Duration.ofMillis(500), lead, Clock.systemUTC()));
        for (String file : files) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(
                            ResourceHelper.resolveResource(camel, "file:" + Path.of("routes", file + ".camel.yaml")));
        }
    }

    private static RouteConfigurationBuilder noErrorHandling() {
        return new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration("channel").errorHandler(noErrorHandler());
            }
        };
    }

    private void take(Exchange exchange) {
        Inbound inbound = exchange.getMessage().getBody(Inbound.class);
        if (fails.test(inbound)) {
            throw new IllegalStateException("the database is away");
        }
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
        accepted.add(inbound);
    }

    private Optional<Instant> waiting() {
        return polls.waitingSince("telegram");
    }

    private Inbound next() {
        try {
            Inbound inbound = accepted.poll(20, TimeUnit.SECONDS);
            assertThat(inbound).as("an inbound within 20 s").isNotNull();
            return inbound;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the channel's health has the state and says the words. */
    private void healthSays(HealthCheck.State state, String... words) throws InterruptedException {
        BlockingQueue<Object> never = new LinkedBlockingQueue<>();
        String said = "";
        for (int i = 0; i < 400; i++) {
            HealthCheck check =
                    HealthCheckRegistry.get(camel).getCheck("consumer:telegram").orElseThrow();
            HealthCheck.Result result = check.call();
            said = result.getState() + " " + result.getMessage().orElse("") + result.getDetails()
                    + result.getError().map(Throwable::toString).orElse("");
            assertThat(said).doesNotContain(TOKEN);
            if (result.getState() == state && Stream.of(words).allMatch(said::contains)) {
                return;
            }
            never.poll(25, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("health says " + said);
    }

    private static Logger root() {
        return logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    private static String update(int message, String text) {
        return "{\"message\":{\"message_id\":" + message
                + ",\"from\":{\"id\":42,\"is_bot\":false,\"first_name\":\"Ann\"},\"chat\":{\"id\":42,\"type\":\"private\"},"
                + "\"date\":1790000000,\"text\":\"" + text + "\"}}";
    }

    /** True for the first few inbounds that match. */
    private static final class FirstTimes implements Predicate<Inbound> {
        private final Predicate<Inbound> matches;
        private int left;

        FirstTimes(int times, Predicate<Inbound> matches) {
            this.left = times;
            this.matches = matches;
        }

        @Override
        public synchronized boolean test(Inbound inbound) {
            return matches.test(inbound) && left-- > 0;
        }
    }

    private final class LogReader extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            log.add(event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    }
}
