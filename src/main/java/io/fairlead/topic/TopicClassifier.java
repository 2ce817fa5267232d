package io.fairlead.topic;

import io.fairlead.config.Mistakes;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Fact;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Priority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The classify stage: a critical finding decides, then the topic that a form's customer chose, then the operator's
 * rules, then the trained model (or, without one, the keywords); below the threshold it says so by the flag {@link
 * #UNSURE}. Start with {@link #read}. Safe for many threads.
 */
public final class TopicClassifier implements Classifier {
    /** Flag of a message whose topic a person should check. */
    public static final String UNSURE = "unsure";

    private static final String SECURITY = "security";

    private final TopicsFile config;
    private final Function<CutText, Verdict> decider;
    private final double unsureBelow;
    private final Languages languages;
    private final FactFinder facts;

    private TopicClassifier(
            TopicsFile config, Function<CutText, Verdict> decider, double unsureBelow, Languages languages) {
        this.config = config;
        this.decider = decider;
        this.unsureBelow = Double.isNaN(config.unsureBelow()) ? unsureBelow : config.unsureBelow();
        this.languages = languages;
        this.facts = new FactFinder(config.facts(), config.lexicon());
    }

    /** Reads {@code config/topics.yaml} and the model that it names; what is wrong there is noted. */
    public static TopicClassifier read(Path topicsYaml, Mistakes mistakes) {
        return of(TopicsFile.read(topicsYaml, mistakes), mistakes);
    }

    /** The same with a model file in place of the one that the configuration names. */
    public static TopicClassifier read(Path topicsYaml, Path model, Mistakes mistakes) throws IOException {
        return of(TopicsFile.read(topicsYaml, mistakes), Optional.of(ModelFile.read(model)));
    }

    /** Reads the model that the configuration names; when it cannot be read, that is noted. */
    public static TopicClassifier of(TopicsFile config, Mistakes mistakes) {
        return of(config, model(config, mistakes));
    }

    static TopicClassifier of(TopicsFile config, Optional<ModelFile> model) {
        Function<CutText, Verdict> decider = model.<Function<CutText, Verdict>>map(
                        file -> new ModelVerdicts(file.model())::decide)
                .orElseGet(() -> new KeywordVerdicts(config.topics().values())::decide);
        double unsureBelow = model.map(file -> file.card().unsureBelow()).orElse(0.4);
        return new TopicClassifier(config, decider, unsureBelow, Languages.shipped());
    }

    private static Optional<ModelFile> model(TopicsFile config, Mistakes mistakes) {
        try {
            return switch (config.model()) {
                case "none" -> Optional.empty();
                case "default" -> Optional.of(ModelFile.shipped());
                default -> Optional.of(ModelFile.read(config.file().resolveSibling(config.model())));
            };
        } catch (IOException e) {
            mistakes.add(
                    config.file(),
                    0,
                    "the model cannot be read: " + e.getMessage(),
                    "train one with 'fairlead topics train', or set 'model: default'");
            return Optional.empty();
        }
    }

    @Override
    public Classification classify(Guarded guarded) {
        Message message = guarded.message();
        String reply = message.replyText();
        String words = message.subject().isEmpty() ? reply : message.subject() + "\n" + reply;
        CutText text = CutText.of(Composed.of(CutText.beginning(words)), config.lexicon());
        Observed observed = new Observed(guarded, text, language(text, message), facts.find(guarded, words, text));
        Set<String> flags = new LinkedHashSet<>(guarded.flags());
        List<String> ruleWords = new ArrayList<>();
        String ruled = "";
        Priority priority = null;
        for (Rule rule : config.rules()) {
            List<String> because = new ArrayList<>();
            if (rule.when().holds(observed, because)) {
                if (ruled.isEmpty() && !rule.topic().isEmpty()) {
                    ruled = rule.topic();
                    ruleWords.add("rule: " + rule.name());
                    ruleWords.addAll(because);
                }
                priority = priority == null ? rule.priority() : priority;
                if (!rule.flag().isEmpty()) {
                    flags.add(rule.flag());
                }
            }
        }
        Verdict verdict = verdict(observed, ruled, ruleWords);
        if (verdict.confidence() < unsureBelow) {
            flags.add(UNSURE);
        }
        return classification(observed, verdict, priority, flags);
    }

    private Verdict verdict(Observed observed, String ruled, List<String> ruleWords) {
        Guarded guarded = observed.guarded();
        if (guarded.critical() && config.topics().containsKey(SECURITY)) {
            return Verdict.decreed(SECURITY, List.of("critical finding"));
        }
        String preset = guarded.message().hints().getOrDefault("topic", "");
        if (config.topics().containsKey(preset)) {
            return Verdict.decreed(preset, List.of("chosen in the form"));
        }
        return ruled.isEmpty() ? decider.apply(observed.text()) : Verdict.decreed(ruled, ruleWords);
    }

    private Classification classification(Observed observed, Verdict verdict, Priority ruled, Set<String> flags) {
        Guarded guarded = observed.guarded();
        Topic topic = config.topics().get(verdict.topic());
        List<Fact> known =
                topic == null ? observed.facts() : facts.forTopic(observed.facts(), observed.text(), topic.required());
        Priority priority = guarded.critical()
                ? Priority.URGENT
                : ruled != null ? ruled : topic == null ? Priority.NORMAL : topic.priority();
        return new Classification(
                verdict.topic(),
                verdict.confidence(),
                verdict.alternatives(),
                verdict.because(),
                observed.language(),
                priority,
                due(guarded.message(), topic, priority),
                known,
                topic == null ? List.of() : Missing.of(topic, known, guarded),
                List.copyOf(flags));
    }

    private Duration due(Message message, Topic topic, Priority priority) {
        Duration due = config.due(Optional.ofNullable(topic), message.channel().kind(), priority);
        return onDuty(message.receivedAt(), topic, priority, due);
    }

    /** What is urgent is due round the clock; of everything else only the team's working time counts. */
    private Duration onDuty(Instant arrival, Topic topic, Priority priority, Duration due) {
        WorkingHours hours = topic == null ? null : config.calendars().get(topic.team());
        return hours == null || priority == Priority.URGENT
                ? due
                : Duration.between(arrival, hours.after(arrival, due));
    }

    /** What the channel says of its user decides only where the words do not. */
    private String language(CutText text, Message message) {
        String detected = languages.detect(text);
        return detected.equals(Languages.UNKNOWN)
                ? message.hints().getOrDefault("language", Languages.UNKNOWN)
                : detected;
    }
}
