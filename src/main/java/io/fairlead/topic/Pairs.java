package io.fairlead.topic;

import io.fairlead.ticket.Range;
import java.util.ArrayList;
import java.util.List;

/** Finds trading pairs: two symbols joined by a slash, dash or underscore, or written as one word (BNBUSDT). */
final class Pairs {
    /** A symbol of two letters and a quote of three. */
    private static final int SHORTEST_WORD = 5;

    private Pairs() {}

    static List<Range> find(CutText text, FactWords words, List<Range> taken) {
        char[] letters = text.letters();
        List<Range> found = new ArrayList<>();
        for (int i = 0; i < letters.length; i++) {
            if (!symbol(letters[i]) || i > 0 && symbol(letters[i - 1])) {
                continue;
            }
            int end = end(letters, i);
            if (Times.inside(i, taken)) {
                i = end;
                continue;
            }
            boolean joint = end < letters.length && "/-_".indexOf(letters[end]) >= 0;
            int secondEnd = joint ? end(letters, end + 1) : end;
            if (joint
                    && secondEnd > end + 1
                    && words.quotes().contains(new String(letters, end + 1, secondEnd - end - 1))
                    && base(text, i, end, words)) {
                found.add(new Range(i, secondEnd));
                i = secondEnd;
            } else {
                if (end - i >= SHORTEST_WORD && oneWord(text, i, end, words)) {
                    found.add(new Range(i, end));
                }
                i = end;
            }
        }
        return found;
    }

    private static int end(char[] letters, int start) {
        int end = start;
        while (end < letters.length && symbol(letters[end])) {
            end++;
        }
        return end;
    }

    private static boolean oneWord(CutText text, int start, int end, FactWords words) {
        for (String quote : words.quotes()) {
            int cut = end - quote.length();
            if (cut - start >= 2
                    && quote.length() >= 3
                    && Tokens.starts(text.letters(), cut, quote)
                    && base(text, start, cut, words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean base(CutText text, int start, int end, FactWords words) {
        String folded = new String(text.letters(), start, end - start);
        return words.coins().contains(folded)
                || folded.length() >= 2
                        && folded.length() <= 10
                        && Character.isLetter(folded.charAt(folded.length() - 1))
                        && text.words().substring(start, end).chars().noneMatch(Character::isLowerCase);
    }

    private static boolean symbol(char c) {
        return c >= 'a' && c <= 'z' || Wording.digit(c);
    }
}
