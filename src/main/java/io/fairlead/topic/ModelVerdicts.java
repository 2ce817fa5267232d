package io.fairlead.topic;

import io.fairlead.ticket.Classification.Alternative;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Lets the trained model decide, and names the words that weighed most. */
final class ModelVerdicts {
    private static final int NAMED = 3;
    private static final int LONGEST_NAMED = 4;

    private final LinearModel model;

    ModelVerdicts(LinearModel model) {
        this.model = model;
    }

    Verdict decide(String words) {
        Features features = Features.of(words);
        double[] probabilities = model.probabilities(features);
        List<Integer> order = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparing((Integer label) -> -probabilities[label]))
                .toList();
        int best = order.get(0);
        return new Verdict(
                model.labels().get(best),
                round(probabilities[best]),
                order.subList(1, Math.min(4, order.size())).stream()
                        .map(label -> new Alternative(model.labels().get(label), round(probabilities[label])))
                        .toList(),
                because(words, features, best));
    }

    private List<String> because(String words, Features features, int label) {
        float[] perCharacter = new float[words.length()];
        for (int i = 0; i < features.size(); i++) {
            int start = features.start(i);
            int end = features.end(i);
            float share = model.contribution(features.bucket(i), label) / (end - start);
            for (int at = start; at < end; at++) {
                perCharacter[at] += share;
            }
        }
        List<Weighed> weighed = new ArrayList<>();
        Tokens.cut(Wording.fold(words), (kind, start, end) -> {
            if (kind == Tokens.Kind.RUN) {
                weighed.add(best(perCharacter, start, end));
            } else {
                weighed.add(new Weighed(start, end, sum(perCharacter, start, end)));
            }
        });
        return weighed.stream()
                .filter(word -> word.weight() > 0)
                .sorted(Comparator.comparing(word -> -word.weight()))
                .map(word -> words.substring(word.start(), word.end()))
                .distinct()
                .limit(NAMED)
                .toList();
    }

    /** The two to four characters of an unspaced run that weigh most. */
    private static Weighed best(float[] weights, int start, int end) {
        Weighed best = new Weighed(start, Math.min(end, start + 2), sum(weights, start, Math.min(end, start + 2)));
        for (int from = start; from < end - 1; from++) {
            for (int to = from + 2; to <= Math.min(end, from + LONGEST_NAMED); to++) {
                float sum = sum(weights, from, to);
                if (sum > best.weight()) {
                    best = new Weighed(from, to, sum);
                }
            }
        }
        return best;
    }

    private static float sum(float[] weights, int start, int end) {
        float sum = 0;
        for (int i = start; i < end; i++) {
            sum += weights[i];
        }
        return sum;
    }

    private static double round(double probability) {
        return Math.round(probability * 1e4) / 1e4;
    }

    private record Weighed(int start, int end, float weight) {}
}
