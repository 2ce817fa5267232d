package io.fairlead.topic;

import io.fairlead.config.ResourceLines;
import java.util.Arrays;
import java.util.List;

/**
 * Tells languages of Latin script apart by character n-grams and words, learnt at start from our own text under
 * {@code /languages}: naive Bayes over hashed counts.
 */
final class LatinLanguages {
    private static final int BUCKETS = 1 << 16;
    private static final double UNSEEN = 0.25;
    /** Languages that are summed up at a time. */
    private static final int ABREAST = 6;

    private final List<String> languages;
    private final int width;
    /** Of each bucket the logarithms of all languages side by side, so that one look fetches them all. */
    private final float[] logs;

    private LatinLanguages(List<String> languages, int width, float[] logs) {
        this.languages = languages;
        this.width = width;
        this.logs = logs;
    }

    /** Learns each language from {@code /languages/<tag>.txt}. */
    static LatinLanguages learn(List<String> languages) {
        int width = (languages.size() + ABREAST - 1) / ABREAST * ABREAST;
        float[] logs = new float[BUCKETS * width];
        for (int language = 0; language < languages.size(); language++) {
            int[] counts = new int[BUCKETS];
            int total = 0;
            for (String line : ResourceLines.of("/languages/" + languages.get(language) + ".txt")) {
                LetterGrams grams = LetterGrams.of(Prose.of(CutText.of(line)));
                for (int i = 0; i < grams.size(); i++) {
                    counts[grams.bucket(i)]++;
                }
                total += grams.size();
            }
            learn(counts, total, logs, language, width);
        }
        return new LatinLanguages(List.copyOf(languages), width, logs);
    }

    private static void learn(int[] counts, int total, float[] logs, int language, int width) {
        // Few counts occur: one logarithm for all buckets of the same.
        float[] known = new float[Arrays.stream(counts).max().orElse(0) + 1];
        for (int i = 0; i < BUCKETS; i++) {
            int count = counts[i];
            if (known[count] == 0) {
                known[count] = (float) Math.log((count + UNSEEN) / (total + UNSEEN * BUCKETS));
            }
            logs[i * width + language] = known[count];
        }
    }

    String detect(Prose prose) {
        LetterGrams grams = LetterGrams.of(prose);
        float[] sums = new float[width];
        for (int language = 0; language < width; language += ABREAST) {
            abreast(grams, language, sums);
        }
        int best = 0;
        for (int language = 1; language < languages.size(); language++) {
            best = sums[language] > sums[best] ? language : best;
        }
        return languages.get(best);
    }

    /** Sums in local variables, which a compiler keeps in registers. */
    private void abreast(LetterGrams grams, int language, float[] sums) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        int size = grams.size();
        for (int i = 0; i < size; i++) {
            int at = grams.bucket(i) * width + language;
            a += logs[at];
            b += logs[at + 1];
            c += logs[at + 2];
            d += logs[at + 3];
            e += logs[at + 4];
            f += logs[at + 5];
        }
        sums[language] = a;
        sums[language + 1] = b;
        sums[language + 2] = c;
        sums[language + 3] = d;
        sums[language + 4] = e;
        sums[language + 5] = f;
    }
}
