package io.fairlead.incident;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words by which two messages are compared: small letters, without numbers, links, addresses and masks, which differ
 * from customer to customer. Scripts that put no spaces between words are cut into pairs of characters.
 */
final class TellingWords {
    private static final int LONGEST_READ = 1_200;
    private static final int LONGEST_MASK = 40;
    private static final int SHORTEST = 3;

    private TellingWords() {}

    static Set<String> of(String text) {
        String plain = words(text.substring(0, Math.min(LONGEST_READ, text.length())));
        String folded = Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Set<String> terms = new LinkedHashSet<>();
        int i = 0;
        while (i < folded.length()) {
            int character = folded.codePointAt(i);
            int end = i + Character.charCount(character);
            if (isUnspaced(character)) {
                if (end < folded.length() && isUnspaced(folded.codePointAt(end))) {
                    terms.add(folded.substring(i, folded.offsetByCodePoints(end, 1)));
                }
            } else if (isOfWord(character)) {
                while (end < folded.length() && isOfWord(folded.codePointAt(end))) {
                    end = folded.offsetByCodePoints(end, 1);
                }
                if (end - i >= SHORTEST) {
                    terms.add(singular(folded.substring(i, end)));
                }
            }
            i = end;
        }
        return terms;
    }

    /** The text without what is a customer's own, for a title. */
    static String words(String text) {
        StringBuilder words = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            int end = i + Character.charCount(character);
            if (Character.isWhitespace(character)) {
                space(words);
            } else if (endsToken(character)) {
                words.appendCodePoint(character);
            } else {
                int mask = character == '[' ? maskEnd(text, i) : -1;
                end = mask < 0 ? tokenEnd(text, i) : mask;
                if (mask > 0 || isOwn(text, i, end)) {
                    space(words);
                } else {
                    words.append(text, i, end);
                }
            }
            i = end;
        }
        return words.toString().strip();
    }

    private static void space(StringBuilder words) {
        if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
    }

    /** What stands between spaces; in a script without them, what is of another one. */
    private static int tokenEnd(String text, int start) {
        int end = start + 1;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            if (Character.isWhitespace(character) || character == '[' || endsToken(character)) {
                return end;
            }
            end += Character.charCount(character);
        }
        return end;
    }

    /** -1 where the bracket opens none. */
    private static int maskEnd(String text, int start) {
        int last = Math.min(text.length() - 1, start + LONGEST_MASK + 1);
        for (int i = start + 1; i <= last && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == ']') {
                return i + 1;
            }
        }
        return -1;
    }

    private static boolean isOwn(String text, int start, int end) {
        if (text.startsWith("http://", start) || text.startsWith("https://", start)) {
            return true;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '@' || Character.isDigit(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsToken(int character) {
        return isUnspaced(character) || character >= 0x3000 && !Character.isLetterOrDigit(character);
    }

    private static boolean isOfWord(int character) {
        return isLetter(character) && !isUnspaced(character);
    }

    private static boolean isLetter(int character) {
        if (Character.isLetter(character)) {
            return true;
        }
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isUnspaced(int character) {
        if (character < 0xe00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> true;
            default -> false;
        };
    }

    private static String singular(String word) {
        return word.length() > SHORTEST + 1 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
