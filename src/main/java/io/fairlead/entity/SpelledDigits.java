package io.fairlead.entity;

import java.util.HashMap;
import java.util.Map;

/** Numbers that are spelled out digit by digit: in Chinese numerals ("四二九"), or in words ("four two nine", "cuatro dos nueve"). */
final class SpelledDigits {
    private static final Map<String, Integer> DIGITS = new HashMap<>();
    private static final int LEAST = 4;
    private static final int MOST = 20;
    /** What follows a numeral that counts and does not spell. */
    private static final String COUNTS = "百千万亿十年月点个次天";

    static {
        for (String line : CueFiles.lines("words/digits.txt")) {
            String[] words = line.substring(line.indexOf(':') + 1).split(",");
            for (int i = 0; i < words.length && words.length >= 10; i++) {
                DIGITS.put(Folding.key(words[i].strip()), i % 10);
            }
        }
    }

    private SpelledDigits() {}

    /** Where the number ends that begins exactly here, of at least four digits; -1 when none does. */
    static int end(Reading reading, int start) {
        if (Chars.numeral(reading.at(start)) >= 0) {
            return Chars.numeral(reading.at(start - 1)) >= 0 ? -1 : numerals(reading, start);
        }
        boolean begins = Chars.wordLetter(reading.at(start)) && !Chars.wordLetter(reading.at(start - 1));
        return begins ? words(reading, start) : -1;
    }

    /** The digits of a number that {@link #end} found. */
    static String digits(Reading reading, int start, int end) {
        StringBuilder digits = new StringBuilder();
        for (int i = start; i < end; i++) {
            int word = wordEnd(reading, i);
            if (Chars.numeral(reading.text[i]) >= 0) {
                digits.append(Chars.numeral(reading.text[i]));
            } else if (Chars.digit(reading.text[i])) {
                digits.append(reading.text[i]);
            } else if (word > i) {
                digits.append(DIGITS.get(new String(reading.lower, i, word - i)));
                i = word - 1;
            }
        }
        return digits.toString();
    }

    private static int numerals(Reading reading, int start) {
        int i = start;
        int end = start;
        int digits = 0;
        while (i < reading.length && digits <= MOST) {
            char c = reading.text[i];
            if (Chars.numeral(c) >= 0 || Chars.digit(c)) {
                digits++;
                end = i + 1;
            } else if (c != ' ' && c != '-' && c != '、' && c != ',' || i > end + 1) {
                break;
            }
            i++;
        }
        boolean counts = end < reading.length && COUNTS.indexOf(reading.text[end]) >= 0;
        return digits >= LEAST && digits <= MOST && !counts ? end : -1;
    }

    private static int words(Reading reading, int start) {
        int end = -1;
        int digits = 0;
        int i = start;
        while (i < reading.length && digits <= MOST) {
            int word = wordEnd(reading, i);
            if (!DIGITS.containsKey(new String(reading.lower, i, word - i))) {
                break;
            }
            digits++;
            end = word;
            i = word;
            while (i < reading.length
                    && i - word < 2
                    && (reading.text[i] == ' ' || reading.text[i] == '-' || reading.text[i] == ',')) {
                i++;
            }
        }
        return digits >= LEAST && digits <= MOST ? end : -1;
    }

    private static int wordEnd(Reading reading, int start) {
        int end = start;
        while (end < reading.length
                && end - start < 12
                && (Chars.wordLetter(reading.text[end]) || end > start && reading.text[end] == '\'')) {
            end++;
        }
        return end;
    }
}
