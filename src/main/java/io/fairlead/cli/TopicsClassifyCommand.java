package io.fairlead.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.config.Mistakes;
import io.fairlead.entity.Recogniser;
import io.fairlead.entity.TextRecogniser;
import io.fairlead.guard.Guard;
import io.fairlead.guard.PolicyGuard;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Visibility;
import io.fairlead.topic.Classifier;
import io.fairlead.topic.TopicClassifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fairlead topics classify}: says of each line of text, or each JSON line, what the router would say of it. */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        description = "Says what each line (plain text, or JSON with id, text and channel) is about.")
final class TopicsClassifyCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "FILE", description = "default: the model that topics.yaml names")
    private Path model;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "config/topics.yaml",
            description = "default: config/topics.yaml")
    private Path config;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "default, or with -: standard input")
    private Path file;

    @Override
    public Integer call() throws IOException {
        Mistakes mistakes = new Mistakes();
        Classifier classifier =
                model == null ? TopicClassifier.read(config, mistakes) : TopicClassifier.read(config, model, mistakes);
        Path guardYaml = config.resolveSibling("guard.yaml");
        Recogniser recogniser = TextRecogniser.read(guardYaml, config.resolveSibling("brands.yaml"), mistakes);
        Guard guard = PolicyGuard.read(guardYaml, mistakes);
        mistakes.throwIfAny();
        Function<Message, Classification> classify =
                message -> classifier.classify(guard.guard(recogniser.recognise(message)));
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader lines = input()) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    out.println(answer(line, number, classify));
                }
            }
        }
        out.flush();
        return 0;
    }

    private static String answer(String line, int number, Function<Message, Classification> classify)
            throws IOException {
        JsonNode json = line.startsWith("{")
                ? json(line, number)
                : JSON.createObjectNode().put("text", line);
        Message message =
                message(json.path("text").asText(), json.path("channel").asText(""));
        Classification classification = classify.apply(message);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", json.has("id") ? json.get("id") : number);
        answer.put("topic", classification.topic());
        answer.put("confidence", classification.confidence());
        answer.put("alternatives", classification.alternatives());
        answer.put("because", classification.because());
        answer.put("language", classification.language());
        answer.put("facts", classification.facts());
        answer.put("missing", classification.missing());
        return JSON.writeValueAsString(answer);
    }

    private static JsonNode json(String line, int number) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException("line " + number + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** A channel may be a kind, or a name that holds one: {@code telegram-dm}, {@code web-form}. */
    private static Message message(String text, String channel) {
        ChannelKind kind = ChannelKind.FORM;
        for (ChannelKind known : ChannelKind.values()) {
            kind = channel.contains(known.code()) ? known : kind;
        }
        Inbound inbound = new Inbound(
                new Channel(channel.isEmpty() ? "line" : channel, kind),
                "line",
                "text/plain",
                new byte[0],
                Instant.EPOCH);
        return Message.of(
                inbound,
                "line",
                "line",
                channel.contains("group") ? Visibility.PUBLIC : Visibility.PRIVATE,
                new Author("line", "", List.of()),
                text);
    }

    private BufferedReader input() throws IOException {
        return file == null || file.toString().equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(file);
    }
}
