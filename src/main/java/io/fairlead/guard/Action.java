package io.fairlead.guard;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is done about an entity: several can stand together, but {@code ignore} stands alone. */
enum Action {
    /** Replaced in every text that is stored, shown or sent on; the original is kept sealed. */
    MASK,
    /** Noted as a finding, so that the original is sealed; the words stay readable. */
    SEAL,
    /** The author is warned where others can read it. */
    WARN,
    /** The channel removes the original message where it may. */
    DELETE,
    /** No finding. */
    IGNORE;

    static Action of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String known() {
        return Arrays.stream(values())
                .map(action -> action.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
