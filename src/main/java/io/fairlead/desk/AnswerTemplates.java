package io.fairlead.desk;

import io.fairlead.config.LanguageTags;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Answers to begin with, from {@code config/answers/}: one file a language, named by its BCP 47 tag. A language without
 * a file gets the nearest one, then English; without the folder there are none.
 */
public final class AnswerTemplates {
    private static final String FALLBACK = "en";
    private static final Set<String> KEYS = Set.of("missing", "templates");
    private static final Set<String> TEMPLATE_KEYS = Set.of("id", "title", "topics", "text");

    private final Map<String, List<Template>> byLanguage;

    private AnswerTemplates(Map<String, List<Template>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /**
     * One of them.
     *
     * @param topics those that it is for; empty for any
     * @param missing the words for each fact that may be missing, in this language
     */
    public record Template(
            String id, String title, String language, List<String> topics, String text, Map<String, String> missing) {
        boolean isFor(String topic) {
            return topic == null || topics.isEmpty() || topics.contains(topic);
        }
    }

    /** Reads every {@code *.yaml} of the folder. */
    public static AnswerTemplates read(Path folder, Mistakes mistakes) {
        Map<String, List<Template>> byLanguage = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return new AnswerTemplates(byLanguage);
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                String language = file.getFileName().toString().replaceFirst("\\.yaml$", "");
                byLanguage.put(language, templates(language, YamlFile.read(file, mistakes)));
            }
        } catch (IOException e) {
            mistakes.add(folder, 0, "the folder of answers cannot be read", "check who may read it");
        }
        return new AnswerTemplates(byLanguage);
    }

    /** Those for a topic first, then those for any; null means all topics. */
    List<Template> find(String topic, String language) {
        List<String> candidates = new ArrayList<>(LanguageTags.candidates(language == null ? FALLBACK : language));
        candidates.add(FALLBACK);
        List<Template> all = candidates.stream()
                .filter(byLanguage::containsKey)
                .findFirst()
                .map(byLanguage::get)
                .orElse(List.of());
        List<Template> found = new ArrayList<>();
        all.stream()
                .filter(template -> template.isFor(topic) && !template.topics().isEmpty())
                .forEach(found::add);
        all.stream().filter(template -> template.topics().isEmpty()).forEach(found::add);
        return found;
    }

    private static List<Template> templates(String language, YamlNode root) {
        root.onlyKeys(KEYS);
        Map<String, String> missing = new TreeMap<>();
        root.get("missing").entries().forEach((fact, words) -> missing.put(fact, words.text()));
        List<Template> templates = new ArrayList<>();
        for (YamlNode node : root.get("templates").items()) {
            node.onlyKeys(TEMPLATE_KEYS);
            templates.add(new Template(
                    node.required("id"),
                    node.required("title"),
                    language,
                    node.get("topics").texts(),
                    node.required("text").strip(),
                    missing));
        }
        return templates;
    }
}
