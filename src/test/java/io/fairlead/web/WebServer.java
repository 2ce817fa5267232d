package io.fairlead.web;

import io.fairlead.DeskDoors;
import io.fairlead.admin.Tally;
import io.fairlead.attachment.ContentStore;
import io.fairlead.attachment.ContentType;
import io.fairlead.channel.form.FormDoor;
import io.fairlead.channel.form.FormNormaliser;
import io.fairlead.channel.form.FormSetting;
import io.fairlead.channel.form.Forms;
import io.fairlead.channel.form.StatusDoor;
import io.fairlead.channel.form.StatusFileDoor;
import io.fairlead.config.Mistakes;
import io.fairlead.desk.AnswerTemplates;
import io.fairlead.entity.Recogniser;
import io.fairlead.entity.TextRecogniser;
import io.fairlead.guard.Guard;
import io.fairlead.guard.PolicyGuard;
import io.fairlead.queue.DraftJson;
import io.fairlead.queue.QueueRows;
import io.fairlead.queue.Reveal;
import io.fairlead.queue.Sealer;
import io.fairlead.testkit.Drafts;
import io.fairlead.testkit.RunningApp;
import io.fairlead.testkit.SteppingClock;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Recognised;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** The real routes of forms, desk and admin behind a real HTTP server; the intake and SQL are stand-ins that remember. */
public final class WebServer implements AutoCloseable {
    public final SqlRecorder sql = new SqlRecorder();
    public final List<Inbound> inbounds = new CopyOnWriteArrayList<>();
    public final List<Message> messages = new CopyOnWriteArrayList<>();
    public volatile Function<Message, Object> queue = message -> Map.of("ref", "FL-7K3QX9", "outcome", "queued");

    public final SteppingClock clock = new SteppingClock();
    public final Refusals refusals = new Refusals(clock);
    public final Map<String, byte[]> kept = new ConcurrentHashMap<>();

    /** The mailbox that forms are answered from. */
    public volatile String mailChannel;

    private final FileKeeping files = new FileKeeping() {
        @Override
        public String type(byte[] content, String name, String declared) {
            return ContentType.of(content, name, declared);
        }

        @Override
        public void keep(String sha256, byte[] content) {
            kept.put(sha256, content);
        }
    };

    /** A quarter of them from one address. */
    public static final int POSTS_AT_ONCE = 16;

    private static final FileRules FILES = new FileRules(2, 300_000, 400_000, List.of("image/png", "text/plain"));

    private final Main main = new Main();
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final String address;

    public WebServer(Path folder) throws Exception {
        this(folder, null);
    }

    /** @param database the real one, instead of the stand-in that remembers */
    public WebServer(Path folder, DataSource database) throws Exception {
        Mistakes mistakes = new Mistakes();
        PageTexts texts = PageTexts.read(Path.of("config/pages"), mistakes);
        Forms forms = Forms.read(withFramedComplaint(folder.resolve("forms")), mistakes);
        mistakes.throwIfAny();
        Reception reception = new Reception();
        main.bind("reception", reception);
        main.bind("problems", new Problems(texts));
        main.bind("assets", Assets.shipped());
        AnswerTemplates answers = AnswerTemplates.read(Path.of("config/answers"), mistakes);
        DeskDoors.bind(
                main,
                () -> answers,
                new Contents(),
                () -> mailChannel,
                FILES,
                message -> Drafts.draft().build());
        main.bind("standIn", new StandIn());
        main.bind("reveal", new Reveal(database, Sealer.withKeyFile(folder.resolve("key.json")), inbound -> null));
        FormSetting setting = new FormSetting(
                forms,
                texts,
                new Proxies(Set.of("127.0.0.1")),
                refusals,
                files,
                new byte[32],
                clock,
                new SecureRandom());
        main.bind("formDoor", new FormDoor(setting));
        main.bind("statusDoor", new StatusDoor(setting));
        main.bind("statusFileDoor", new StatusFileDoor(setting, sha256 -> Optional.ofNullable(kept.get(sha256))));
        main.bind("refusals", refusals);
        main.bind(
                "stages",
                new TwoStages(
                        TextRecogniser.read(Path.of("config/guard.yaml"), Path.of("config/brands.yaml"), mistakes),
                        PolicyGuard.read(Path.of("config/guard.yaml"), mistakes)));
        main.bind(
                "rows",
                new QueueRows(
                        new DraftJson(new com.fasterxml.jackson.databind.ObjectMapper()),
                        Sealer.withKeyFile(folder.resolve("key.json"))));
        main.bind("tally", new Tally());
        main.bind("channels", new Channels());
        if (database == null) {
            main.bind("sql", sql);
        } else {
            main.bind("database", database);
        }
        FormNormaliser normaliser = new FormNormaliser(forms, texts);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:intake")
                        .errorHandler(noErrorHandler())
                        .removeHeaders("*", "CamelRedeliver*")
                        .process(exchange -> {
                            Inbound inbound = exchange.getMessage().getBody(Inbound.class);
                            inbounds.add(inbound);
                            Message message = normaliser.normalise(inbound);
                            messages.add(message);
                            exchange.getMessage().setBody(queue.apply(message));
                        });
                templatedRoute("form").routeId("proven-form").parameter("form", "proven");
                templatedRoute("form").routeId("evidence-form").parameter("form", "evidence");
                from("direct:quarantine").errorHandler(noErrorHandler()).to("sql:put-in-quarantine.sql");
            }
        });
        int port = RunningApp.freePort();
        address = "http://127.0.0.1:" + port;
        main.addInitialProperty("fairlead.intake", "direct:intake");
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", String.valueOf(port));
        main.addInitialProperty("camel.server.maxBodySize", "3000000");
        main.addInitialProperty(
                "camel.main.routes-include-pattern",
                "file:routes/0-errors.camel.yaml,file:routes/rejected.camel.yaml,file:routes/desk.camel.yaml,file:routes/desk-api.camel.yaml,"
                        + "file:routes/admin.camel.yaml,file:routes/form-status.camel.yaml,file:routes/form-proof.camel.yaml,file:routes/templates/form.camel.yaml,"
                        + "file:routes/channels/*-form.camel.yaml");
        main.start();
        new Doors(texts, refusals, new OpenGate(), new Proxies(Set.of()), new Turnstile(), POSTS_AT_ONCE)
                .open(main.getCamelContext());
    }

    public HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(String path, String type, String body, String... headers) throws Exception {
        return post(path, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public HttpResponse<String> post(String path, String type, byte[] body, String... headers) throws Exception {
        return send(
                request(path, headers).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<String>> sendLater(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(java.time.Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        main.stop();
    }

    /** The shipped forms, of which other sites may show the complaint. */
    private static Path withFramedComplaint(Path forms) throws IOException {
        Files.createDirectories(forms);
        for (String name : new String[] {"support", "complaint"}) {
            Files.copy(Path.of("config/forms", name + ".yaml"), forms.resolve(name + ".yaml"));
        }
        Files.writeString(
                forms.resolve("complaint.yaml"),
                Files.readString(forms.resolve("complaint.yaml"))
                        + "\nembedded-by: [https://www.example.com, 'http://localhost:3000']\n");
        Files.writeString(forms.resolve("proven.yaml"), """
                title: Proven
                proof-of-work: on
                proof-effort: 1000
                per-minute: 20
                fields:
                  - {name: message, type: long, required: true, label: Message}
                """);
        Files.writeString(forms.resolve("evidence.yaml"), """
                title: Evidence
                files: {most: 2, max-bytes: 300000, max-bytes-together: 400000, types: [image/png, text/plain]}
                fields:
                  - {name: message, type: long, required: true, label: Message}
                  - {name: files_of_mine, type: files, label: Files}
                """);
        return forms;
    }

    /** Files as the forms' door keeps them. */
    private final class Contents implements ContentStore {
        @Override
        public void put(String sha256, byte[] content) {
            kept.put(sha256, content);
        }

        @Override
        public Optional<byte[]> get(String sha256) {
            return Optional.ofNullable(kept.get(sha256));
        }
    }

    /** Stands in for the directory of channels. */
    public static final class Channels {
        public List<Map<String, Object>> list() {
            return List.of(Map.of("name", "support-form", "kind", "form", "state", "healthy", "reason", ""));
        }
    }

    /** The stages that the words of a rating go through. */
    public record TwoStages(Recogniser recogniser, Guard policy) {
        public Recognised recognise(Message message) {
            return recogniser.recognise(message);
        }

        public Guarded guard(Recognised recognised) {
            return policy.guard(recognised);
        }
    }
}
