package io.fairlead.incident;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How common a word is in what customers write, and so how little it tells that two of them wrote it. */
final class Commonness {
    private static final List<String> LANGUAGES =
            List.of("ar", "en", "es", "fr", "id", "ja", "ko", "pt", "ru", "tr", "vi", "zh");
    /** A word that nobody else wrote is a name or a slip more often than a clue. */
    private static final double RAREST = 4;

    private final Map<String, Integer> documents = new HashMap<>();
    private int all;

    Commonness(Collection<String> texts) {
        texts.forEach(this::read);
    }

    /** As the messages have it that the shipped model was trained on. */
    static Commonness shipped() {
        Commonness common = new Commonness(List.of());
        LANGUAGES.forEach(language -> common.readExamples("/topics/" + language + ".tsv"));
        return common;
    }

    double weight(String term) {
        int times = documents.getOrDefault(term, 0);
        return Math.min(RAREST, Math.log((1.0 + all) / (1.0 + times)));
    }

    private void readExamples(String resource) {
        InputStream in = Commonness.class.getResourceAsStream(resource);
        if (in == null) {
            return;
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line.substring(line.indexOf('\t') + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String text) {
        all++;
        TellingWords.of(text).forEach(term -> documents.merge(term, 1, Integer::sum));
    }
}
