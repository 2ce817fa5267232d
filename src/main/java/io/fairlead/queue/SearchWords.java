package io.fairlead.queue;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words by which a text is found in any language, without a dictionary: runs of letters and digits as they are;
 * Chinese, Japanese and Korean, which put no spaces, as every pair of neighbouring characters.
 */
public final class SearchWords {
    private static final int LONGEST_READ = 100_000;
    private static final int LONGEST_WORD = 200;

    private final Set<String> words = new LinkedHashSet<>();
    private final StringBuilder run = new StringBuilder();
    private String last = "";
    private boolean paired;

    private SearchWords() {}

    /** Each once; full-width letters and digits are the same as narrow ones, capitals as small ones. */
    public static String[] of(String text) {
        String read = text.substring(0, Math.min(LONGEST_READ, text.length()));
        SearchWords found = new SearchWords();
        Normalizer.normalize(read, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(found::take);
        found.endRun();
        found.endPairs();
        return found.words.toArray(String[]::new);
    }

    private void take(int character) {
        if (isPaired(character)) {
            endRun();
            String now = Character.toString(character);
            if (!last.isEmpty()) {
                words.add(last + now);
                paired = true;
            }
            last = now;
            return;
        }
        endPairs();
        if (Character.isLetterOrDigit(character) || isMark(character)) {
            run.appendCodePoint(character);
        } else {
            endRun();
        }
    }

    private void endRun() {
        if (run.length() > 0) {
            words.add(run.substring(0, Math.min(LONGEST_WORD, run.length())));
            run.setLength(0);
        }
    }

    /** A character that stands alone is a word. */
    private void endPairs() {
        if (!last.isEmpty() && !paired) {
            words.add(last);
        }
        last = "";
        paired = false;
    }

    private static boolean isPaired(int character) {
        return character >= 0x3040 && character <= 0x30ff
                || character >= 0x3400 && character <= 0x9fff
                || character >= 0xac00 && character <= 0xd7af;
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
