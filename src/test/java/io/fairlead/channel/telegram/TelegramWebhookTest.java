package io.fairlead.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.channel.Lead;
import io.fairlead.testkit.BotFault;
import io.fairlead.testkit.FakeBotApi;
import io.fairlead.ticket.Inbound;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelegramWebhookTest {
    private static final String TOKEN = "99:" + "Wh_5-".repeat(7);
    private static final String UPDATE = "{\"message\":{\"message_id\":1,\"from\":{\"id\":42,\"is_bot\":false},"
            + "\"chat\":{\"id\":42,\"type\":\"private\"},\"date\":1790000000,\"text\":\"hello\"}}";

    private final FakeBotApi telegram = FakeBotApi.start(TOKEN);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final BlockingQueue<Inbound> accepted = new LinkedBlockingQueue<>();
    private volatile boolean databaseIsAway;
    private int port;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        camel.addService(new VertxPlatformHttpServer(server));
        Properties properties = new Properties();
        properties.setProperty("fairlead.intake", "direct:intake");
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.addComponent("telegram", new RawTelegramComponent(Duration.ofSeconds(1), Lead.ALONE, Clock.systemUTC()));
        camel.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration("channel").errorHandler(noErrorHandler());
            }
        });
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:intake").errorHandler(noErrorHandler()).process(exchange -> {
                    assertThat(exchange.getMessage().getHeaders()).isEmpty();
                    assertThat(Thread.currentThread().getName())
                            .as("a thread that may wait for a commit")
                            .doesNotContain("eventloop");
                    if (databaseIsAway) {
                        throw new IllegalStateException("the database is away");
                    }
                    accepted.add(exchange.getMessage().getBody(Inbound.class));
                });
            }
        });
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveResource(
                        camel, "file:" + Path.of("routes/templates/telegram-webhook.camel.yaml")));
    }

    @AfterEach
    void stop() {
        camel.stop();
        telegram.close();
    }

    @Test
    void an_update_that_telegram_posts_is_accepted_under_the_channels_name() throws Exception {
        run();
        telegram.deliver(UPDATE);

        assertThat(telegram.pushToWebhook()).isEqualTo(200);

        Inbound inbound = accepted.poll(10, TimeUnit.SECONDS);
        assertThat(inbound.channel().name()).isEqualTo("desk-bot");
        assertThat(inbound.sourceId()).isEqualTo("1000");
        assertThat(telegram.unconfirmed()).isEmpty();
        assertThat(telegram.allowedUpdates()).containsExactlyInAnyOrderElementsOf(UpdateKinds.ALL);
    }

    @Test
    void an_update_that_is_not_accepted_is_posted_again() throws Exception {
        run();
        telegram.deliver(UPDATE);
        databaseIsAway = true;

        assertThat(telegram.pushToWebhook()).isEqualTo(500);
        assertThat(telegram.unconfirmed()).containsExactly(1000L);

        databaseIsAway = false;
        assertThat(telegram.pushToWebhook()).isEqualTo(200);
        assertThat(accepted).hasSize(1);
    }

    @Test
    void a_post_without_the_secret_is_refused_and_nothing_is_sent_back() throws Exception {
        run();

        HttpResponse<String> answer = post("{\"update_id\":1,\"message\":{}}", "guess");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map().toString()).doesNotContain("guess");
        assertThat(accepted).isEmpty();
    }

    @Test
    void a_post_that_is_no_update_is_refused() throws Exception {
        run();

        assertThat(post("hello", new BotToken(TOKEN).webhookSecret()).statusCode())
                .isEqualTo(400);
        assertThat(post("{}", new BotToken(TOKEN).webhookSecret()).statusCode()).isEqualTo(400);
        assertThat(accepted).isEmpty();
    }

    @Test
    void health_tells_what_telegram_has_noted() throws Exception {
        run();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);

        api().call("deleteWebhook", noParameters(), Duration.ofSeconds(5));

        webhook().look();
        assertThat(health().getMessage().orElse("")).contains("another program has set or deleted");
    }

    @Test
    void health_tells_that_telegram_cannot_reach_us() throws Exception {
        run();
        telegram.deliver(UPDATE);
        databaseIsAway = true;
        telegram.pushToWebhook();

        webhook().look();

        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage().orElse("")).contains("Wrong response from the webhook: 500");
    }

    @Test
    void telegram_being_away_at_the_start_is_no_reason_not_to_start() throws Exception {
        telegram.failEvery("setWebhook", BotFault.status(502));
        run();

        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        telegram.mend();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    private void run() throws Exception {
        TemplatedRouteBuilder.builder(camel, "telegram-webhook")
                .routeId("desk-bot")
                .parameter("token", TOKEN)
                .parameter("baseUri", telegram.uri())
                .parameter("url", "http://127.0.0.1:" + port)
                .add();
        camel.start();
    }

    private HttpResponse<String> post(String body, String secret) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/telegram"))
                .header(WebhookDoor.SECRET, secret)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private TelegramWebhook webhook() {
        return (TelegramWebhook) HealthCheckRegistry.get(camel)
                .getCheck("consumer:/hooks/telegram:webhook")
                .orElseThrow();
    }

    private HealthCheck.Result health() {
        return webhook().call();
    }

    private BotApi api() {
        return new BotApi(telegram.uri(), new BotToken(TOKEN), BotApi.client().build());
    }

    private static ObjectNode noParameters() {
        return JsonNodeFactory.instance.objectNode();
    }
}
