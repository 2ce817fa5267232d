package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Locale;
import java.util.Set;

/** What somebody has: an amount with its coin beside "my balance", "in my account", "余额". Fees and minimums are none. */
final class BalanceDetector implements Detector {
    private static final Set<String> COINS = WordLists.read("amounts", "coins");

    private static final String LARGE = "百千万亿";
    private static final String COUNTS = LARGE + "十多几来个";
    private static final int SPELLED_WITHIN = 8;

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.BALANCE);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        if (!reading.cues.any(Cue.BALANCE)) {
            return;
        }
        if (!reading.latin) {
            numerals(reading, found);
        }
        for (int n = 0; n < reading.numbers.count; n++) {
            int start = reading.numbers.start(n);
            if (reading.at(start - 1) == '.' || reading.at(start - 1) == ',' || Chars.alnum(reading.at(start - 1))) {
                continue;
            }
            int end = amount(reading, n);
            int from = from(reading, start);
            int coin = coin(reading, end);
            if (from == start && coin < 0) {
                continue;
            }
            end = Math.max(end, coin);
            int label = reading.cues.before(from, Cue.BALANCE, 24);
            int after = reading.cues.after(end, Cue.BALANCE, 16);
            boolean said = label >= 0 && plain(reading, label, from)
                    || after >= 0 && plain(reading, end, after) && after - end < 14;
            boolean not = reading.cues.near(from, end, Cue.BALANCE_NOT, 14);
            if (said && !not) {
                found.add(EntityTypes.BALANCE, from, end, Candidates.LIKELY - 4);
            }
        }
    }

    /** "还剩六千多U": Chinese numerals with a hundred, a thousand or ten thousand, and the coin. */
    private static void numerals(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.BALANCE); n++) {
            int label = reading.cues.end(Cue.BALANCE, n);
            for (int i = label; i < Math.min(reading.length, label + SPELLED_WITHIN); i++) {
                int end = i;
                boolean large = false;
                while (end < reading.length
                        && end - i < 12
                        && (Chars.numeral(reading.text[end]) >= 0 || COUNTS.indexOf(reading.text[end]) >= 0)) {
                    large |= LARGE.indexOf(reading.text[end++]) >= 0;
                }
                int coin = large && Chars.numeral(reading.text[i]) >= 0 ? named(reading, reading.skipBlanks(end)) : -1;
                if (coin > 0) {
                    if (!reading.cues.near(i, coin, Cue.BALANCE_NOT, 8)) {
                        found.add(EntityTypes.BALANCE, i, coin, Candidates.LIKELY - 4);
                    }
                    break;
                }
                i = Math.max(i, end - 1);
            }
        }
    }

    /** Where the amount begins with the currency before it: "$8", "R$ 8", "USDT 8"; the number itself when there is none. */
    private static int from(Reading reading, int start) {
        int i = reading.at(start - 1) == ' ' ? start - 1 : start;
        if (i > 0 && "$€£¥₽₫₩".indexOf(reading.text[i - 1]) >= 0) {
            return Chars.letter(reading.at(i - 2)) ? i - 2 : i - 1;
        }
        int word = i;
        while (word > 0 && i - word < 6 && Chars.letter(reading.text[word - 1])) {
            word--;
        }
        return i < start && i - word >= 2 && COINS.contains(new String(reading.lower, word, i - word)) ? word : start;
    }

    private static int amount(Reading reading, int n) {
        int end = reading.numbers.end(n);
        int k = n;
        while (k + 1 < reading.numbers.count
                && reading.numbers.start(k + 1) == end + 1
                && (reading.at(end) == '.'
                        || reading.at(end) == ','
                        || reading.at(end) == '\''
                        || reading.at(end) == ' '
                                && reading.numbers.digits(k + 1) == 3
                                && reading.numbers.digits(n) <= 3)) {
            end = reading.numbers.end(++k);
        }
        return end;
    }

    /** Where the coin's name ends that follows the amount; -1 when none does. */
    private static int coin(Reading reading, int amount) {
        int i = reading.skipBlanks(amount);
        if ("万千".indexOf(reading.at(i)) >= 0 && "多几".indexOf(reading.at(i + 1)) >= 0) {
            return named(reading, reading.skipBlanks(i + 2));
        }
        if (reading.at(i) == 'k' && !Chars.letter(reading.at(i + 1)) || "万多余个枚亿".indexOf(reading.at(i)) >= 0) {
            int coin = named(reading, reading.skipBlanks(i + 1));
            boolean counted = "个枚".indexOf(reading.at(i)) >= 0 && !Chars.han(reading.at(i + 1));
            return coin < 0 && counted ? i + 1 : coin;
        }
        return named(reading, i);
    }

    private static int named(Reading reading, int i) {
        int end = i;
        while (end < reading.length && Chars.wordLetter(reading.text[end]) && end - i < 9) {
            end++;
        }
        if (end > i && COINS.contains(new String(reading.lower, i, end - i).toLowerCase(Locale.ROOT))) {
            return end;
        }
        char c = reading.at(i);
        return "元块刀$€₽₺円원枚个₫".indexOf(c) >= 0 && i < reading.length ? i + 1 : -1;
    }

    private static boolean plain(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = reading.text[i];
            if (Chars.digit(c) || c == '\n' || c == '?' || c == '。' || c == ';' || c == ',' && i > from + 1) {
                return false;
            }
        }
        return true;
    }
}
