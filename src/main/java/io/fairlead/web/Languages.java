package io.fairlead.web;

import io.fairlead.config.LanguageTags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Chooses the language of a page among those there are; Chinese is told apart by script, not only by region. */
public final class Languages {
    private static final String FALLBACK = "en";

    private Languages() {}

    /**
     * @param wished a tag that was asked for by name ({@code ?lang=}); wins when it is known
     * @param acceptLanguage the header; nonsense in it is ignored
     * @param known never empty; English where none fits, or the first when there is no English
     */
    public static String choose(String wished, String acceptLanguage, Collection<String> known) {
        List<String> tags = new ArrayList<>();
        tags.add(wished == null ? "" : wished);
        try {
            Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .forEach(range -> tags.add(range.getRange()));
        } catch (IllegalArgumentException e) {
            // An unreadable header is as good as none.
        }
        for (String tag : tags) {
            for (String candidate : LanguageTags.candidates(tag)) {
                for (String language : known) {
                    if (language.equalsIgnoreCase(candidate)) {
                        return language;
                    }
                }
            }
        }
        return known.contains(FALLBACK) ? FALLBACK : known.iterator().next();
    }
}
