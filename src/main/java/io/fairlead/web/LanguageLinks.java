package io.fairlead.web;

import java.util.Set;
import java.util.stream.Collectors;

/** Links to the same page in its other languages; none where it has only one. */
public final class LanguageLinks {
    private LanguageLinks() {}

    /** @param address as it stands in HTML, up to the language's tag */
    public static String of(PageTexts texts, Set<String> languages, String current, String address) {
        if (languages.size() < 2) {
            return "";
        }
        return languages.stream()
                .map(language -> "<a href=\"%1$s%2$s\" lang=\"%2$s\" hreflang=\"%2$s\"%3$s>%4$s</a>"
                        .formatted(
                                address,
                                Html.escape(language),
                                language.equals(current) ? " aria-current=\"true\"" : "",
                                Html.escape(texts.nameOf(language))))
                .collect(Collectors.joining(
                        " ",
                        "<nav class=\"languages\" aria-label=\"" + Html.escape(texts.say(current, "languages")) + "\">",
                        "</nav>\n"));
    }
}
