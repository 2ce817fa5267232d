package io.fairlead.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.event.Deliveries;
import io.fairlead.event.SigningSecret;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fairlead webhooks}: where events go and what was given up there; works beside a running router, which sends. */
@Command(
        name = "webhooks",
        description = "Endpoints that events go to: list, what was given up, replay, drop, stop, resume; a new secret.")
final class WebhooksCommand {
    @Spec
    private CommandSpec spec;

    /** Which events are meant. */
    static final class Which {
        @Parameters(paramLabel = "NAME", index = "0", description = "the endpoint's")
        private String name;

        @Parameters(paramLabel = "ID", index = "1..*", description = "numbers, as 'dead' shows them")
        private List<Long> ids;

        @Option(names = "--all", description = "all of them")
        private boolean all;

        private List<Long> chosen(CommandSpec spec) {
            if (all == (ids != null)) {
                throw new ParameterException(spec.commandLine(), "say which: numbers, or --all");
            }
            return ids;
        }
    }

    @Command(description = "Every endpoint: state, how many events wait, were given up, arrived, and the last error.")
    int list() {
        return with(deliveries -> {
            JsonNode endpoints = read(deliveries.list());
            out().printf(
                            "%-20s %-9s %8s %6s %10s  %s%n",
                            "NAME", "STATE", "WAITING", "DEAD", "DELIVERED", "LAST ERROR");
            endpoints.forEach(endpoint -> out().printf(
                            "%-20s %-9s %8s %6s %10s  %s%n",
                            endpoint.path("name").asText(),
                            endpoint.path("state").asText(),
                            endpoint.path("waiting").asText(),
                            endpoint.path("dead").asText(),
                            endpoint.path("delivered").asText(),
                            endpoint.path("last_error").asText("")));
            return 0;
        });
    }

    @Command(description = "What was given up for an endpoint, the newest first: number, time, ticket, event, reason.")
    int dead(@Parameters(paramLabel = "NAME") String name) {
        return with(deliveries -> known(name, deliveries.dead(name).map(dead -> {
            read(dead)
                    .forEach(event -> out().printf(
                                    "%-8s %-19.19s %-10s %-34s %s%n",
                                    event.path("id").asText(),
                                    event.path("at").asText(),
                                    event.path("ref").asText(),
                                    event.path("type").asText(),
                                    event.path("reason").asText()));
            return 0;
        })));
    }

    @Command(description = "Send again what was given up.")
    int replay(@Mixin Which which) {
        return with(deliveries -> told(
                which.name, deliveries.replay(which.name, which.chosen(spec), Shell.operator()), "to be sent again"));
    }

    @Command(description = "Forget what was given up; the reason is kept.")
    int drop(
            @Mixin Which which,
            @Option(names = "--why", required = true, paramLabel = "TEXT", description = "why they are dropped")
                    String why) {
        return with(deliveries ->
                told(which.name, deliveries.drop(which.name, which.chosen(spec), Shell.operator(), why), "dropped"));
    }

    @Command(description = "Send nothing to an endpoint until it is resumed; its events wait.")
    int stop(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--why", required = true, paramLabel = "TEXT", description = "why it is stopped")
                    String why) {
        return with(deliveries -> told(name, deliveries.stop(name, Shell.operator(), why), "wait"));
    }

    @Command(description = "Send to an endpoint again, what waits first.")
    int resume(@Parameters(paramLabel = "NAME") String name) {
        return with(deliveries -> told(name, deliveries.resume(name, Shell.operator()), "wait"));
    }

    @Command(description = "Print a new secret to sign with; nothing is stored.")
    int secret() {
        out().println(SigningSecret.made(new SecureRandom()));
        return 0;
    }

    private int told(String name, Optional<Integer> count, String what) {
        return known(name, count.map(events -> {
            out().println(events + " events " + what);
            return 0;
        }));
    }

    private int known(String name, Optional<Integer> code) {
        return code.orElseGet(() -> {
            spec.commandLine().getErr().println("fairlead: there is no endpoint '" + name + "'");
            return 1;
        });
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database gave no JSON", e);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static int with(ToIntFunction<Deliveries> deed) {
        return Shell.beside(database -> deed.applyAsInt(new Deliveries(database)));
    }
}
