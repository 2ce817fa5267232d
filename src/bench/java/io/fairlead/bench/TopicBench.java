package io.fairlead.bench;

import io.fairlead.config.Mistakes;
import io.fairlead.ticket.Author;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Visibility;
import io.fairlead.topic.Examples;
import io.fairlead.topic.Examples.Example;
import io.fairlead.topic.TopicClassifier;
import io.fairlead.topic.TrainedModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** How many messages of 200 characters a core classifies a second, how soon the model is there, and what it takes. */
public final class TopicBench {
    private static final int LENGTH = 200;
    private static final int MESSAGES = 4_000;
    private static final int ROUNDS = Integer.getInteger("rounds", 8);

    private TopicBench() {}

    public static void main(String[] arguments) throws IOException {
        long before = used();
        long start = System.nanoTime();
        TrainedModel model = TrainedModel.shipped();
        long modelThere = System.nanoTime();
        Mistakes mistakes = new Mistakes();
        TopicClassifier classifier = TopicClassifier.read(Path.of("config/topics.yaml"), mistakes);
        classifier.classify(guarded("hello"));
        long classifierThere = System.nanoTime();
        mistakes.throwIfAny();
        System.out.printf(
                "the model is there after %d ms, the first message classified %d ms later; together %.1f MB of heap%n",
                (modelThere - start) / 1_000_000, (classifierThere - modelThere) / 1_000_000, (used() - before) / 1e6);
        List<Example> texts = texts();
        List<Guarded> messages =
                texts.stream().map(text -> guarded(text.text())).toList();
        for (int round = 1; round <= ROUNDS; round++) {
            double stage = perSecond(() -> messages.forEach(classifier::classify));
            double verdict = perSecond(() -> model.accuracy(new Examples(texts)));
            System.out.printf(
                    "round %d: %.0f messages/s a core (rules, language, facts, topic), the topic alone %.0f/s%n",
                    round, stage, verdict);
        }
    }

    /** Our own examples of all languages, those of one topic put together up to the length. */
    private static List<Example> texts() throws IOException {
        List<Example> examples =
                new ArrayList<>(Examples.read(Path.of("src/main/resources/topics")).all());
        Collections.shuffle(examples, new Random(1));
        examples.sort((a, b) -> a.topic().compareTo(b.topic()));
        List<Example> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Example example : examples) {
            text.append(example.text()).append('\n');
            if (text.length() >= LENGTH) {
                texts.add(new Example(example.topic(), text.substring(0, LENGTH)));
                text.setLength(0);
            }
        }
        Collections.shuffle(texts, new Random(1));
        return texts.subList(0, Math.min(MESSAGES, texts.size()));
    }

    private static double perSecond(Runnable work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return MESSAGES * 1e9 / (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }

    private static Guarded guarded(String text) {
        Inbound inbound = new Inbound(
                new Channel("bench", ChannelKind.FORM), "1", "text/plain", new byte[0], Instant.EPOCH);
        Message message =
                Message.of(inbound, "1", "1", Visibility.PRIVATE, new Author("bench", "", List.of()), text);
        return new Guarded(message, List.of(), List.of(), false, false, List.of());
    }

    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
