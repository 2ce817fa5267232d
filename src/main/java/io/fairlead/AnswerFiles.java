package io.fairlead;

import io.fairlead.web.FileRules;
import java.util.List;
import java.util.TreeSet;

/** What agents may send along with an answer, as configured; the server's limit for a body is one for a file too. */
final class AnswerFiles {
    /** No channel takes more: core.telegram.org/bots/api#senddocument. */
    private static final int LARGEST = 50_000_000;

    private static final String TYPES = "fairlead.answers.file-types";

    private AnswerFiles() {}

    /** @throws IllegalStateException in a sentence, when a limit makes no sense */
    static FileRules of(Settings settings) {
        int most = within(settings, "fairlead.answers.max-files", 1, 50);
        int each = within(settings, "fairlead.answers.max-file", 1, LARGEST);
        int together = within(settings, "fairlead.answers.max-files-together", each, 2 * LARGEST);
        return new FileRules(
                most, Math.min(each, settings.number("camel.server.maxBodySize")), together, types(settings));
    }

    private static List<String> types(Settings settings) {
        List<String> types = List.copyOf(new TreeSet<>(settings.list(TYPES)));
        types.stream().filter(type -> !FileRules.isType(type)).findFirst().ifPresent(type -> {
            throw new IllegalStateException(
                    TYPES + " has '" + type + "', but must list media types such as image/png, in small letters");
        });
        return types;
    }

    private static int within(Settings settings, String key, int least, int most) {
        int value = settings.number(key);
        if (value < least || value > most) {
            throw new IllegalStateException(key + " is " + value + ", but must be from " + least + " to " + most);
        }
        return value;
    }
}
