package io.fairlead;

import io.fairlead.web.FileRules;
import java.util.List;

/** What agents may send along with an answer, as configured. */
final class AnswerFiles {
    /** No channel takes more: core.telegram.org/bots/api#senddocument. */
    private static final int LARGEST = 50_000_000;

    private AnswerFiles() {}

    /** @throws IllegalStateException in a sentence, when a limit cannot be kept */
    static FileRules of(Settings settings) {
        int most = within(settings, "fairlead.answers.max-files", 1, 50);
        int each = within(
                settings,
                "fairlead.answers.max-file",
                1,
                Math.min(LARGEST, settings.number("camel.server.maxBodySize")));
        int together = within(settings, "fairlead.answers.max-files-together", each, LARGEST * 2);
        return new FileRules(most, each, together, List.copyOf(settings.list("fairlead.answers.file-types")));
    }

    private static int within(Settings settings, String key, int least, int most) {
        int value = settings.number(key);
        if (value < least || value > most) {
            throw new IllegalStateException(key + " is " + value + ", but must be from " + least + " to " + most
                    + (key.endsWith("max-file") ? " (camel.server.maxBodySize, and 50 MB, bound it)" : ""));
        }
        return value;
    }
}
