package io.fairlead.entity;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.fairlead.config.Mistakes;
import io.fairlead.config.YamlFile;
import io.fairlead.config.YamlNode;
import io.fairlead.time.WorkTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the operator's own detectors from {@code config/guard.yaml}; one whose examples do not hold is a mistake. */
public final class OwnDetectors {
    private static final Map<String, Predicate<String>> VALIDATORS = Map.of(
            "none", value -> true,
            "luhn", value -> digits(value).length() > 1 && Checks.luhn(digits(value)),
            "mod97", value -> value.length() > 4 && Checks.iban(value.replaceAll("[^A-Za-z0-9]", "")),
            "verhoeff", value -> !digits(value).isEmpty() && Checks.verhoeff(digits(value)),
            "base58check", value -> Encodings.base58Check(value) != null,
            "bech32", Encodings::bech32,
            "cn-id", value -> value.matches("\\d{17}[0-9Xx]") && Checks.chineseId(value),
            "entropy", value -> Values.entropy(value) > 3.0);

    private OwnDetectors() {}

    public static List<OwnDetector> read(Path guardYaml, Mistakes mistakes) {
        List<OwnDetector> detectors = new ArrayList<>();
        for (YamlNode node : YamlFile.read(guardYaml, mistakes).get("detectors").items()) {
            detector(node).ifPresent(detectors::add);
        }
        return detectors;
    }

    private static Optional<OwnDetector> detector(YamlNode node) {
        node.onlyKeys(Set.of("name", "pattern", "context", "validator", "find", "ignore"));
        String name = node.required("name");
        String pattern = node.required("pattern");
        String validator = node.text("validator", "none");
        if (!VALIDATORS.containsKey(validator)) {
            node.get("validator")
                    .mistake(
                            "unknown validator '" + validator + "'",
                            "known: "
                                    + String.join(
                                            ", ",
                                            VALIDATORS.keySet().stream()
                                                    .sorted()
                                                    .toList()));
            return Optional.empty();
        }
        if (!name.matches("[A-Z][A-Z0-9_]{2,39}")) {
            node.mistake("the detector's name is '" + name + "'", "write it in capitals, such as GIFT_CARD");
            return Optional.empty();
        }
        try {
            OwnDetector detector = new OwnDetector(
                    name, Pattern.compile(pattern), node.get("context").texts(), VALIDATORS.get(validator));
            examples(node, detector);
            return Optional.of(detector);
        } catch (PatternSyntaxException e) {
            node.get("pattern")
                    .mistake(
                            "the pattern is no RE2 pattern: " + e.getDescription(),
                            "see the RE2 syntax; it has no look-around");
            return Optional.empty();
        }
    }

    /** What is to be found stands between « and » in a {@code find} example. */
    private static void examples(YamlNode node, OwnDetector detector) {
        if (node.get("find").items().isEmpty() || node.get("ignore").items().isEmpty()) {
            node.mistake("a detector needs examples both ways", "add 'find:' with «the place» marked, and 'ignore:'");
        }
        for (YamlNode example : node.get("find").items()) {
            String marked = example.text();
            int open = marked.indexOf('«');
            int close = marked.indexOf('»') - 1;
            String text = marked.replace("«", "").replace("»", "");
            if (open < 0 || close < open) {
                example.mistake("the example does not say what is to be found", "mark it: «like this»");
            } else if (!found(detector, text)
                    .contains(new Span(detector.types().iterator().next(), open, close))) {
                example.mistake("the detector does not find its own example", "mend the pattern, context or validator");
            }
        }
        for (YamlNode example : node.get("ignore").items()) {
            if (!found(detector, example.text()).isEmpty()) {
                example.mistake("the detector finds what it must ignore", "mend the pattern, context or validator");
            }
        }
    }

    private static List<Span> found(OwnDetector detector, String text) {
        Reading reading = Reading.of(text, new Keywords().ready(), new Budget(text.length(), WorkTime.begin()));
        Candidates found = new Candidates();
        detector.find(reading, found);
        return found.settled().stream()
                .map(c -> new Span(c.type(), reading.from(c.start()), reading.to(c.end())))
                .toList();
    }

    private static String digits(String value) {
        return value.replaceAll("\\D", "");
    }
}
