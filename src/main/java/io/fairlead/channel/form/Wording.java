package io.fairlead.channel.form;

import io.fairlead.config.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A text in several languages, by BCP 47 tag; where a language lacks it, English stands in, then the first. */
record Wording(Map<String, String> byLanguage) {
    static final Wording NONE = new Wording(Map.of());

    private static final String FALLBACK = "en";

    /** Reads {@code en: …} lines, or one text for all languages. */
    static Wording read(YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node.isMap()) {
            node.entries()
                    .forEach((language, text) -> texts.put(language, text.text().strip()));
        } else if (!node.isMissing()) {
            texts.put(FALLBACK, node.text().strip());
        }
        return new Wording(texts);
    }

    boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    Set<String> languages() {
        return byLanguage.keySet();
    }

    String in(String language) {
        String text = byLanguage.getOrDefault(language, byLanguage.get(FALLBACK));
        if (text == null) {
            return byLanguage.isEmpty() ? "" : byLanguage.values().iterator().next();
        }
        return text;
    }
}
