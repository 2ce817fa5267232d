package io.fairlead.web;

import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The words around the forms ("Send", "This is needed"), under {@code config/pages/}: one file a language, named by its
 * BCP 47 tag. A further language is a further file; what it lacks is said in English.
 */
public final class PageTexts {
    private static final String FALLBACK = "en";

    private volatile TreeMap<String, Map<String, String>> byLanguage;

    private PageTexts(TreeMap<String, Map<String, String>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /** Reads every {@code *.yaml} of the folder; a key that English does not have is a mistake. */
    public static PageTexts read(Path folder, Mistakes mistakes) {
        TreeMap<String, Map<String, String>> byLanguage = new TreeMap<>();
        byLanguage.put(FALLBACK, texts(folder.resolve(FALLBACK + ".yaml"), null, mistakes));
        Set<String> known = byLanguage.get(FALLBACK).keySet();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            for (Path file : sorted) {
                String language = file.getFileName().toString().replaceFirst("\\.yaml$", "");
                if (!language.equals(FALLBACK)) {
                    byLanguage.put(language, texts(file, known, mistakes));
                }
            }
        } catch (IOException e) {
            mistakes.add(
                    folder, 0, "the folder of page texts cannot be read", "put it back, or take the one that ships");
        }
        return new PageTexts(byLanguage);
    }

    /** From now on these are the words, for everybody who holds this: operators change them while we run. */
    public void become(PageTexts newer) {
        byLanguage = newer.byLanguage;
    }

    public Set<String> languages() {
        return byLanguage.keySet();
    }

    /** What the language calls itself. */
    public String nameOf(String language) {
        return byLanguage.getOrDefault(language, Map.of()).getOrDefault("language", language);
    }

    /** The text with {@code {0}} replaced; it is not HTML yet, escape it. */
    public String say(String language, String key, Object... values) {
        String text = byLanguage.getOrDefault(language, Map.of()).get(key);
        if (text == null) {
            text = byLanguage.get(FALLBACK).getOrDefault(key, key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    private static Map<String, String> texts(Path file, Set<String> known, Mistakes mistakes) {
        var root = YamlFile.read(file, mistakes);
        if (known != null) {
            root.onlyKeys(known);
        }
        Map<String, String> texts = new HashMap<>();
        root.entries().forEach((key, text) -> texts.put(key, text.text().strip()));
        return texts;
    }
}
