package io.fairlead.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import opennlp.tools.doccat.FeatureGenerator;

/** Words, and character 2–5-grams within them, 1–3 in Chinese; OpenNLP makes it by its name. */
public final class WordGrams implements FeatureGenerator {
    private static final int LONGEST = 5;

    @Override
    public Collection<String> extractFeatures(String[] words, Map<String, Object> extra) {
        List<String> features = new ArrayList<>();
        for (String word : words) {
            features.add("w=" + word);
            boolean chinese = word.codePoints().anyMatch(Character::isIdeographic);
            String padded = chinese ? word : "_" + word + "_";
            for (int from = 0; from < padded.length(); from++) {
                for (int length = chinese ? 1 : 2;
                        length <= (chinese ? 3 : LONGEST) && from + length <= padded.length();
                        length++) {
                    features.add(padded.substring(from, from + length));
                }
            }
        }
        return features;
    }
}
