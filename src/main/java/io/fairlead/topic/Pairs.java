package io.fairlead.topic;

import io.fairlead.ticket.Range;
import java.util.ArrayList;
import java.util.List;

/** Finds trading pairs: two symbols joined by a slash, dash or underscore, or written as one word (BNBUSDT). */
final class Pairs {
    /** A symbol of two letters and a quote of three. */
    private static final int SHORTEST_WORD = 5;

    private Pairs() {}

    static List<Range> find(String folded, String text, FactWords words, List<Range> taken) {
        List<Range> found = new ArrayList<>();
        for (int i = 0; i < folded.length(); i++) {
            if (!symbol(folded.charAt(i)) || i > 0 && symbol(folded.charAt(i - 1))) {
                continue;
            }
            int end = i;
            while (end < folded.length() && symbol(folded.charAt(end))) {
                end++;
            }
            int second = end + 1;
            int secondEnd = second;
            while (secondEnd < folded.length() && symbol(folded.charAt(secondEnd))) {
                secondEnd++;
            }
            boolean joined = end < folded.length()
                    && "/-_".indexOf(folded.charAt(end)) >= 0
                    && secondEnd > second
                    && words.quotes().contains(folded.substring(second, secondEnd));
            if (Times.inside(i, taken)) {
                i = end;
            } else if (joined && base(folded.substring(i, end), text.substring(i, end), words)) {
                found.add(new Range(i, secondEnd));
                i = secondEnd;
            } else {
                if (oneWord(folded.substring(i, end), text.substring(i, end), words)) {
                    found.add(new Range(i, end));
                }
                i = end;
            }
        }
        return found;
    }

    private static boolean oneWord(String folded, String original, FactWords words) {
        if (folded.length() < SHORTEST_WORD) {
            return false;
        }
        for (String quote : words.quotes()) {
            int cut = folded.length() - quote.length();
            if (cut >= 2
                    && quote.length() >= 3
                    && folded.endsWith(quote)
                    && base(folded.substring(0, cut), original.substring(0, cut), words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean base(String folded, String original, FactWords words) {
        return words.coins().contains(folded)
                || folded.length() >= 2
                        && folded.length() <= 10
                        && Character.isLetter(folded.charAt(folded.length() - 1))
                        && original.chars().noneMatch(Character::isLowerCase);
    }

    private static boolean symbol(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
}
