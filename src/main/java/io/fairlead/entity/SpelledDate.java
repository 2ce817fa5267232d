package io.fairlead.entity;

import java.util.Set;

/** Dates in Chinese numerals ("一九八五年三月九日", also with digits among them) and in words around the name of a month. */
final class SpelledDate {
    private static final Set<String> NUMBERS = WordLists.read("dates", "numbers");
    private static final Set<String> JOINING = WordLists.read("dates", "joining");
    private static final int WORDS = 12;

    private SpelledDate() {}

    /** Where the date ends that begins exactly here; -1 when none does. */
    static int end(Reading reading, int start) {
        char c = reading.at(start);
        if (Chars.numeral(c) >= 0 || Chars.digit(c)) {
            return numerals(reading, start);
        }
        return Chars.wordLetter(c) && !Chars.wordLetter(reading.at(start - 1)) ? words(reading, start) : -1;
    }

    private static int numerals(Reading reading, int start) {
        int year = run(reading, start, 4);
        if (reading.at(year) != '年' || year - start != 2 && year - start != 4) {
            return -1;
        }
        int month = run(reading, year + 1, 3);
        if (reading.at(month) != '月' || month == year + 1) {
            return -1;
        }
        int day = run(reading, month + 1, 3);
        boolean closed = day > month + 1 && "日号號".indexOf(reading.at(day)) >= 0;
        return closed ? day + 1 : day;
    }

    private static int run(Reading reading, int start, int most) {
        int end = start;
        while (end < reading.length
                && end - start < most
                && (Chars.numeral(reading.text[end]) >= 0
                        || Chars.digit(reading.text[end])
                        || "十廿卅".indexOf(reading.text[end]) >= 0)) {
            end++;
        }
        return end;
    }

    private static int words(Reading reading, int start) {
        int i = start;
        int end = -1;
        int numbers = 0;
        boolean month = false;
        for (int n = 0; n < WORDS && i < reading.length; n++) {
            int stop = i;
            while (stop < reading.length && stop - i < 20 && Chars.wordLetter(reading.text[stop])) {
                stop++;
            }
            String word = new String(reading.lower, i, stop - i);
            boolean number = NUMBERS.contains(word);
            boolean named = DobDetector.month(word);
            if (!number && !named && (n == 0 || !JOINING.contains(word))) {
                break;
            }
            month |= named;
            numbers += number ? 1 : 0;
            end = number || named ? stop : end;
            i = stop;
            while (i < reading.length && i - stop < 2 && " ,-".indexOf(reading.text[i]) >= 0) {
                i++;
            }
        }
        return month && numbers >= 2 ? end : -1;
    }
}
