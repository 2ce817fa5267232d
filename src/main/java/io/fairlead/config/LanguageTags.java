package io.fairlead.config;

import java.util.List;
import java.util.Locale;

/** Finds the file of a language: files are named by region for Chinese (zh-CN, zh-TW), which is told apart by script. */
public final class LanguageTags {
    private LanguageTags() {}

    /** Tags of files that would do for a BCP 47 tag, the best first; zh-Hant, and Chinese of TW, HK and MO, are zh-TW. */
    public static List<String> candidates(String tag) {
        Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
        if (locale.getLanguage().equals("zh")) {
            boolean traditional = locale.getScript().equals("Hant")
                    || locale.getScript().isEmpty() && List.of("TW", "HK", "MO").contains(locale.getCountry());
            return List.of(tag, traditional ? "zh-TW" : "zh-CN", "zh");
        }
        return List.of(tag, locale.getLanguage());
    }
}
