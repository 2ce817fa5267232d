package io.fairlead.entity;

import java.util.List;

/** The name of the variable, field or parameter that a value is assigned to, in small letters; it tells whether the value opens anything. */
final class KeyName {
    private static final List<String> HARMLESS = List.copyOf(WordLists.read("keys", "harmless names"));

    private KeyName() {}

    static boolean holds(String name) {
        return name.endsWith("key") || name.endsWith("secret") || name.endsWith("token");
    }

    /** Names of keys and tokens that open nothing: those of pages, caches, repeats, tables, and public halves. */
    static boolean harmless(String name) {
        if (name.isEmpty()) {
            return false;
        }
        for (String part : HARMLESS) {
            if (name.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** In small letters, what the value is assigned to: letters, digits, dashes before {@code =}, {@code :}, quotes and blanks. */
    static String before(Reading reading, int start) {
        int i = start;
        while (i > 0 && start - i < 5 && " =:\"'".indexOf(reading.text[i - 1]) >= 0) {
            i--;
        }
        int from = i;
        while (from > 0
                && i - from < 40
                && (Chars.alnum(reading.text[from - 1])
                        || reading.text[from - 1] == '_'
                        || reading.text[from - 1] == '-')) {
            from--;
        }
        return new String(reading.lower, from, i - from);
    }
}
