package io.fairlead.topic;

import io.fairlead.config.ResourceLines;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Tells languages of Latin script apart by character n-grams and words, learnt at start from our own text under
 * {@code /languages}: naive Bayes over hashed counts.
 */
final class LatinLanguages {
    private static final int BUCKETS = 1 << 16;
    private static final int LONGEST = 4;
    private static final double UNSEEN = 0.25;

    private final List<String> languages;
    /** Of each bucket the logarithms of all languages side by side, so that one look fetches them all. */
    private final float[] logs;

    private LatinLanguages(List<String> languages, float[] logs) {
        this.languages = languages;
        this.logs = logs;
    }

    /** Learns each language from {@code /languages/<tag>.txt}. */
    static LatinLanguages learn(List<String> languages) {
        int width = languages.size();
        float[] logs = new float[BUCKETS * width];
        for (int language = 0; language < width; language++) {
            int[] counts = new int[BUCKETS];
            int[] total = new int[1];
            for (String line : ResourceLines.of("/languages/" + languages.get(language) + ".txt")) {
                grams(Prose.of(CutText.of(line)), bucket -> {
                    counts[bucket]++;
                    total[0]++;
                });
            }
            for (int i = 0; i < BUCKETS; i++) {
                logs[i * width + language] = (float) Math.log((counts[i] + UNSEEN) / (total[0] + UNSEEN * BUCKETS));
            }
        }
        return new LatinLanguages(List.copyOf(languages), logs);
    }

    String detect(String words) {
        int width = languages.size();
        float[] sums = new float[width];
        grams(words, bucket -> {
            for (int language = 0; language < width; language++) {
                sums[language] += logs[bucket * width + language];
            }
        });
        int best = 0;
        for (int language = 1; language < width; language++) {
            best = sums[language] > sums[best] ? language : best;
        }
        return languages.get(best);
    }

    private static void grams(String text, IntConsumer sink) {
        String folded = Wording.fold(text);
        int length = folded.length();
        for (int i = 0; i < length; i++) {
            if (!Wording.spaced(folded.charAt(i))) {
                continue;
            }
            boolean first = i == 0 || !Wording.spaced(folded.charAt(i - 1));
            int hash = first ? 1 : 2;
            int at = i;
            for (; at < length && at - i < LONGEST && Wording.spaced(folded.charAt(at)); at++) {
                hash = hash * 31 + folded.charAt(at);
                sink.accept(bucket(hash));
            }
            if (at == length || !Wording.spaced(folded.charAt(at))) {
                sink.accept(bucket(hash * 31 + '_'));
            }
            if (first) {
                int word = 3;
                while (i < length && at < length && Wording.spaced(folded.charAt(at))) {
                    at++;
                }
                for (int letter = i; letter < at; letter++) {
                    word = word * 31 + folded.charAt(letter);
                }
                sink.accept(bucket(word));
            }
        }
    }

    private static int bucket(int hash) {
        int mixed = hash * 0x9E3779B1;
        return (mixed ^ mixed >>> 15) * 0x85ebca6b >>> 16;
    }
}
