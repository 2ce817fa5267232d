package io.fairlead.topic;

import io.fairlead.ticket.Classification.Alternative;
import java.util.ArrayList;
import java.util.List;

/** Lets the trained model decide, and names the words that weighed most. */
final class ModelVerdicts {
    private static final int NAMED = 3;
    private static final int LONGEST_NAMED = 4;
    private static final int ALTERNATIVES = 3;

    private final LinearModel model;

    ModelVerdicts(LinearModel model) {
        this.model = model;
    }

    Verdict decide(CutText text) {
        LinearModel.Known known = model.known(Features.of(text));
        double[] probabilities = model.probabilities(known);
        int[] order = best(probabilities);
        List<Alternative> alternatives = new ArrayList<>(ALTERNATIVES);
        for (int i = 1; i < order.length; i++) {
            alternatives.add(new Alternative(model.labels().get(order[i]), round(probabilities[order[i]])));
        }
        return new Verdict(
                model.labels().get(order[0]),
                round(probabilities[order[0]]),
                List.copyOf(alternatives),
                because(text, known, order[0]));
    }

    /** The labels of the highest probabilities, the highest first. */
    private static int[] best(double[] probabilities) {
        int[] order = new int[Math.min(1 + ALTERNATIVES, probabilities.length)];
        int size = 0;
        for (int label = 0; label < probabilities.length; label++) {
            int at = size;
            while (at > 0 && probabilities[label] > probabilities[order[at - 1]]) {
                at--;
            }
            if (at < order.length) {
                System.arraycopy(order, at, order, at + 1, Math.min(size, order.length - 1) - at);
                order[at] = label;
                size = Math.min(size + 1, order.length);
            }
        }
        return order;
    }

    private List<String> because(CutText text, LinearModel.Known known, int label) {
        float[] before = upTo(text, known, label);
        List<Weighed> weighed = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            Weighed word = text.kind(i) == Tokens.Kind.RUN
                    ? best(before, text.start(i), text.end(i))
                    : new Weighed(text.start(i), text.end(i), before[text.end(i)] - before[text.start(i)]);
            if (word.weight() > 0) {
                weighed.add(word);
            }
        }
        weighed.sort((a, b) -> Float.compare(b.weight(), a.weight()));
        return weighed.stream()
                .map(word -> text.words().substring(word.start(), word.end()))
                .distinct()
                .limit(NAMED)
                .toList();
    }

    /** What the characters before each place spoke for the label; a feature's share is spread over its characters. */
    private float[] upTo(CutText text, LinearModel.Known known, int label) {
        Features features = known.features();
        float[] contributions = model.contributions(known, label);
        float[] steps = new float[text.words().length() + 1];
        for (int i = 0; i < features.size(); i++) {
            if (contributions[i] == 0) {
                continue;
            }
            float share = contributions[i] / (features.end(i) - features.start(i));
            steps[features.start(i)] += share;
            steps[features.end(i)] -= share;
        }
        float[] before = new float[steps.length];
        float here = 0;
        for (int i = 0; i + 1 < steps.length; i++) {
            here += steps[i];
            before[i + 1] = before[i] + here;
        }
        return before;
    }

    /** The two to four characters of an unspaced run that weigh most. */
    private static Weighed best(float[] before, int start, int end) {
        int most = Math.min(end, start + 2);
        Weighed best = new Weighed(start, most, before[most] - before[start]);
        for (int from = start; from < end - 1; from++) {
            for (int to = from + 2; to <= Math.min(end, from + LONGEST_NAMED); to++) {
                if (before[to] - before[from] > best.weight()) {
                    best = new Weighed(from, to, before[to] - before[from]);
                }
            }
        }
        return best;
    }

    private static double round(double probability) {
        return Math.round(probability * 1e4) / 1e4;
    }

    private record Weighed(int start, int end, float weight) {}
}
