package io.fairlead.notice;

import io.fairlead.config.LanguageTags;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts under {@code config/notices/}: one file a language, named by its BCP 47 tag, one key a notice. A language
 * without a file, or a file without a text, falls back from the narrower tag to the wider one, then to English.
 */
public final class NoticeTexts {
    private static final String FALLBACK = "en";
    private static final Set<String> NAMES = Set.of(
            "warning",
            "warning-critical",
            "caution",
            "report",
            "acknowledgement",
            "acknowledgement-chat",
            "acknowledgement-public",
            "start",
            "start-joined",
            "help",
            "status-waiting",
            "status-claimed",
            "status-answered",
            "status-resolved",
            "status-none",
            "closed",
            "close-none");
    /** What a question for missing facts is put together of: its words, and the names that customers know facts by. */
    private static final Set<String> OF_QUESTION = Set.of(
            "question",
            "missing",
            "either",
            "fact.account_uid",
            "fact.address",
            "fact.amount",
            "fact.coin",
            "fact.demand",
            "fact.email",
            "fact.evidence",
            "fact.network",
            "fact.order_number",
            "fact.phone",
            "fact.time",
            "fact.trading_pair",
            "fact.transaction_hash");

    private static final Set<String> ALL =
            Stream.concat(NAMES.stream(), OF_QUESTION.stream()).collect(Collectors.toUnmodifiableSet());

    /** What somebody who poses as us is the cause of: the link in it would be his. */
    private static final Set<String> WITHOUT_LINK = Set.of("caution", "report");

    private final Path folder;
    private final Map<String, Map<String, String>> byLanguage;

    private NoticeTexts(Path folder, Map<String, Map<String, String>> byLanguage) {
        this.folder = folder;
        this.byLanguage = byLanguage;
    }

    /** Reads every {@code *.yaml} of the folder; a text that English lacks is a mistake, since nothing is behind it. */
    public static NoticeTexts read(Path folder, Mistakes mistakes) {
        Map<String, Map<String, String>> byLanguage = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                String language = file.getFileName().toString().replaceFirst("\\.yaml$", "");
                byLanguage.put(language, texts(YamlFile.read(file, mistakes)));
            }
        } catch (IOException e) {
            mistakes.add(folder, 0, "the folder of notices cannot be read", "put it back, or take the one that ships");
        }
        for (String name : ALL) {
            if (!byLanguage.getOrDefault(FALLBACK, Map.of()).containsKey(name)) {
                mistakes.add(
                        folder.resolve("en.yaml"), 0, "the text '" + name + "' is missing", "add '" + name + ": …'");
            }
        }
        return new NoticeTexts(folder, byLanguage);
    }

    /** Notes each text that a language's file lacks; a router runs without it, in English. */
    public void mustBeComplete(Mistakes mistakes) {
        byLanguage.forEach((language, texts) -> NAMES.stream()
                .filter(name -> !language.equals(FALLBACK) && !texts.containsKey(name))
                .sorted()
                .forEach(name -> mistakes.add(
                        folder.resolve(language + ".yaml"),
                        0,
                        "the text '" + name + "' is missing, and would be said in English",
                        "add '" + name + ": …'")));
    }

    /** The text in the language that comes nearest to the wanted one. */
    public Text find(String name, String language) {
        for (String candidate : candidates(language)) {
            String text = byLanguage.getOrDefault(candidate, Map.of()).get(name);
            if (text != null) {
                return new Text(candidate, text);
            }
        }
        throw new IllegalArgumentException("no notice is called '" + name + "'");
    }

    /** The text in every language that has it, the one nearest to the wanted one first. */
    public List<Text> all(String name, String language) {
        Text nearest = find(name, language);
        List<Text> all = new ArrayList<>(List.of(nearest));
        byLanguage.forEach((tag, texts) -> {
            if (texts.containsKey(name) && !tag.equals(nearest.language())) {
                all.add(new Text(tag, texts.get(name)));
            }
        });
        return all;
    }

    /** By name, everything that a question for missing facts is put together of. */
    public Map<String, String> question(String language) {
        Map<String, String> words = new HashMap<>();
        OF_QUESTION.forEach(name -> words.put(name, find(name, language).text()));
        return words;
    }

    private static List<String> candidates(String language) {
        List<String> candidates = new ArrayList<>(LanguageTags.candidates(language));
        candidates.add(FALLBACK);
        return candidates;
    }

    private static Map<String, String> texts(YamlNode root) {
        Map<String, String> texts = new HashMap<>();
        root.onlyKeys(ALL);
        root.entries().forEach((name, text) -> {
            if (WITHOUT_LINK.contains(name) && text.text().contains("{link}")) {
                text.mistake("a " + name + " has no private chat to lead to", "leave {link} out");
            }
            texts.put(name, text.text().strip());
        });
        return texts;
    }

    /** A text and the language that it is really in. */
    public record Text(String language, String text) {}
}
