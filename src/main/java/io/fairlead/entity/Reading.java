package io.fairlead.entity;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as the detectors read it: folded by {@link Folding}, with the way back to the places of the original and the
 * {@link Cues} that stand in it. Indexes are those of {@link #text} unless a name says otherwise.
 */
final class Reading {
    /** Calls of the methods here between two looks at the clock. */
    private static final int ASK_EVERY = 1 << 14;

    final String original;
    /** Folded, case kept; same indexes as {@link #lower}. */
    final char[] text;

    /** In small letters and without accents; some zeros stand behind its end. */
    final char[] lower;

    final int length;
    /** {@link #text} as a string; made when first asked for, and none but the original where nothing was folded. */
    private String whole;

    final Cues cues;
    final Numbers numbers;
    final Words words;
    /** No character of a script beyond Cyrillic and Arabic's neighbours stands in it: no Chinese, Japanese, Korean. */
    final boolean latin;
    /** {@link Marks} of the letters of scripts that put blanks between words. */
    final long[] letters;
    /** The {@link Signs} that stand in it. */
    private final long signs;

    private final int[] from;
    private final int[] to;
    private final Budget budget;
    private int unasked = ASK_EVERY;

    private Reading(String original, char[] text, int length, int[] from, int[] to, Keywords keywords, Budget budget) {
        this.original = original;
        this.text = text;
        this.length = length;
        this.from = from;
        this.to = to;
        this.budget = budget;
        this.lower = new char[length + Openings.AHEAD];
        this.letters = Marks.of(length);
        long[] digits = Marks.of(length);
        int all = 0;
        long seen = 0;
        for (int block = 0; block < letters.length; block++) {
            long letter = 0;
            long digit = 0;
            for (int i = block << 6; i < Math.min(length, block + 1 << 6); i++) {
                char c = text[i];
                char low = Folding.lowerOf(c);
                lower[i] = low;
                letter |= Marks.letter(low) << i;
                digit |= Marks.digit(c) << i;
                seen |= Signs.of(c);
                all |= c;
            }
            letters[block] = letter;
            digits[block] = digit;
        }
        this.latin = all < 0x800;
        this.signs = seen;
        this.cues = keywords.find(lower, length, letters);
        this.numbers = has(Signs.DIGIT) ? new Numbers(digits, length) : Numbers.NONE;
        this.words = new Words(text, length);
    }

    static Reading of(String original, Keywords keywords, Budget budget) {
        int n = original.length();
        char[] text = original.toCharArray();
        int changed = 0;
        for (int i = 0; i < n; i++) {
            char folded = Folding.of(text[i]);
            if (folded < Folding.PLAIN) {
                return mapped(original, text, i, keywords, budget);
            }
            changed |= folded ^ text[i];
            text[i] = folded;
        }
        Reading reading = new Reading(original, text, n, null, null, keywords, budget);
        reading.whole = changed == 0 ? original : null;
        return reading;
    }

    private static Reading mapped(String original, char[] begun, int at, Keywords keywords, Budget budget) {
        int n = original.length();
        char[] text = Arrays.copyOf(begun, n + 16);
        int[] from = new int[n + 17];
        int[] to = new int[n + 17];
        for (int i = 0; i < at; i++) {
            from[i] = i;
            to[i] = i + 1;
        }
        int k = at;
        for (int i = at; i < n; i++) {
            char c = original.charAt(i);
            char folded = Folding.of(c);
            int width = 1;
            String several = null;
            if (folded == Folding.SEVERAL) {
                several = Folding.several(c);
            } else if (Folding.pair(c) && i + 1 < n) {
                several = Folding.pair(original.substring(i, i + 2), k > 0 ? text[k - 1] : ' ');
                width = 2;
            } else if (Folding.composes(c) && k > 0) {
                String joined = Normalizer.normalize("" + text[k - 1] + c, Normalizer.Form.NFC);
                text[k - 1] = joined.charAt(0);
                to[k - 1] = i + 1;
                continue;
            } else if (folded == Folding.DROP) {
                if (k > 0 && Folding.joins(c)) {
                    to[k - 1] = i + 1;
                }
                continue;
            }
            folded = folded == Folding.JOINED ? c : folded;
            int m = several == null ? 1 : several.length();
            if (k + m >= text.length) {
                int more = text.length + text.length / 2 + m;
                text = Arrays.copyOf(text, more);
                from = Arrays.copyOf(from, more + 1);
                to = Arrays.copyOf(to, more + 1);
            }
            for (int j = 0; j < m; j++) {
                text[k] = several == null ? folded : several.charAt(j);
                from[k] = i;
                to[k++] = i + width;
            }
            i += width - 1;
        }
        return new Reading(original, text, k, from, to, keywords, budget);
    }

    /** Place of the character in the original. */
    int from(int index) {
        return from == null ? index : from[index];
    }

    /** Place in the original after the character before {@code end}, so that nothing invisible is left behind it. */
    int to(int end) {
        return to == null ? end : to[end - 1];
    }

    /** True when the author typed this very character, and no full-width or other form of it. */
    boolean verbatim(int index) {
        return original.charAt(from(index)) == text[index];
    }

    /** Looks at the clock now and then; whoever reads for ever comes by here. */
    private void ask() {
        if (--unasked < 0) {
            unasked = ASK_EVERY;
            budget.check();
        }
    }

    char at(int index) {
        ask();
        return index >= 0 && index < length ? text[index] : '\n';
    }

    char low(int index) {
        ask();
        return index >= 0 && index < length ? lower[index] : ' ';
    }

    String words(int start, int end) {
        ask();
        return whole().substring(start, end);
    }

    boolean startsWith(int index, String folded) {
        ask();
        if (index < 0 || index + folded.length() > length) {
            return false;
        }
        for (int i = 0; i < folded.length(); i++) {
            if (text[index + i] != folded.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean startsLow(int index, String folded) {
        ask();
        if (index < 0 || index + folded.length() > length) {
            return false;
        }
        for (int i = 0; i < folded.length(); i++) {
            if (lower[index + i] != folded.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** True where one of the signs may stand in the text; false where surely none does. */
    boolean has(long some) {
        return (signs & some) != 0;
    }

    private String whole() {
        if (whole == null) {
            whole = new String(text, 0, length);
        }
        return whole;
    }

    int indexOf(String folded, int from, int until) {
        ask();
        char first = folded.charAt(0);
        long sign = Signs.of(first);
        if (sign != 0 && !has(sign) || first >= 0x800 && latin) {
            return -1;
        }
        if (until >= length) {
            return whole().indexOf(folded, from); // in the processor's wide registers: the common case
        }
        for (int i = Math.max(0, from); i + folded.length() <= Math.min(until, length); i++) {
            if (text[i] == folded.charAt(0) && startsWith(i, folded)) {
                return i;
            }
        }
        return -1;
    }

    int skipBlanks(int index) {
        ask();
        int i = index;
        while (i < length && text[i] == ' ') {
            i++;
        }
        return i;
    }
}
