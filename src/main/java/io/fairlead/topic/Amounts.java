package io.fairlead.topic;

import io.fairlead.ticket.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds how much of something: a number beside a coin or a currency, or after a word that announces an amount. */
final class Amounts {
    private static final String NUMBER =
            "\\d{1,3}(?:[,']\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?: \\d{3})+(?![\\d.])|\\d+(?:[.,]\\d+)?";
    private static final String NUMERALS = "零一二两三四五六七八九十百千万半";
    private static final String CHINESE = "[" + NUMERALS + "]{1,9}";
    private static final Pattern BEFORE_UNIT = Pattern.compile(
            "(" + NUMBER + ")(\\s?(?:百万|千万|万|千|亿|百|mil(?:lion)?s?\\b|mln\\b|k(?![a-z])|w(?![a-z])|m(?![a-z])))?"
                    + "(?:多|来|几)?\\s?(?:个|枚|颗|顆|只|coins of |of )?(?:多)?(?:的)?\\s?");
    private static final Pattern CHINESE_BEFORE_UNIT =
            Pattern.compile("(" + CHINESE + ")(?:多|来|几)?\\s?(?:个|枚|颗)?(?:多)?(?:的)?\\s?");
    private static final Pattern SLANG = Pattern.compile("u(?![a-z0-9])|刀(?!具)|(?:美刀)");
    private static final Pattern SYMBOL =
            Pattern.compile("(?:r\\$|[$€£¥₽₺₫₩])\\s?(" + NUMBER + ")(\\s?(?:万|千|k(?![a-z])|m(?![a-z])))?");
    private static final Pattern ANNOUNCED =
            Pattern.compile("(?:amount|sum|qty|quantity|total|金额|数量|共计|一共|总共|总额)(?:\\s?(?:is|was|of|是|为|[::=]))?\\s?("
                    + NUMBER + "|" + CHINESE + ")(\\s?(?:万|千|k(?![a-z])|m(?![a-z])))?");
    private static final Pattern MOVED = Pattern.compile(
            "(?:充|转|提|存|打|汇|买|卖|付|扣|退|入|赔|亏|少|收)(?:了|进|出|过|入|到|来|去|款|值|币|现|账|走|给你们|他)?(?:了)?\\s?(" + NUMBER
                    + ")(\\s?(?:万|千|k(?![a-z])|w(?![a-z])))?(?![\\d:年月日号点天小分周个次秒%倍.])(?!\\s?(?:hours?|days?|min|times|x\\b|%))");

    private static final Firsts SYMBOL_STARTS = new Firsts("$€£¥₽₺₫₩");
    private static final Firsts ANNOUNCED_STARTS = new Firsts("asqt金数共一总");
    private static final Firsts MOVED_STARTS = new Firsts("充转提存打汇买卖付扣退入赔亏少收");
    private static final Firsts NUMERAL_STARTS = new Firsts(NUMERALS);

    private static final Pattern GAP = Pattern.compile("[ :=]*");
    private static final Pattern OTHER_UNIT =
            Pattern.compile("\\s*(?:天|小时|分|点|月|号|日|次|倍|%|x\\b|h\\b|hour|day|min|week|times|个小|周)");

    private Amounts() {}

    /**
     * Places of amounts in folded text.
     *
     * @param units places of coins and currencies
     * @param taken places of identifiers and times, which are no amounts
     */
    static List<Range> find(String folded, List<Range> units, List<Range> taken, List<Range> slangCoins) {
        List<Range> found = new ArrayList<>();
        Matcher number = BEFORE_UNIT.matcher(folded);
        Matcher chinese = CHINESE_BEFORE_UNIT.matcher(folded);
        Matcher slang = SLANG.matcher(folded);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            boolean digit = digit(c);
            if (!digit && (!NUMERAL_STARTS.may(c) || NUMERALS.indexOf(c) < 0)
                    || digit && i > 0 && partOfWord(folded, i)
                    || Times.inside(i, taken)) {
                continue;
            }
            Matcher matcher = digit ? number : chinese;
            matcher.region(i, folded.length());
            if (!matcher.lookingAt()) {
                continue;
            }
            int valueEnd = digit && matcher.group(2) != null ? matcher.end(2) : matcher.end(1);
            int unitAt = matcher.end();
            slang.region(unitAt, folded.length());
            if (slang.lookingAt()) {
                slangCoins.add(new Range(unitAt, slang.end()));
                found.add(new Range(i, valueEnd));
            } else if (starts(unitAt, units)
                    || digit && beside(folded, i, units) && !quantityOfTime(folded, valueEnd)) {
                found.add(new Range(i, valueEnd));
            }
            i = valueEnd - 1;
        }
        if (!numbered(folded)) {
            return found;
        }
        addMatches(SYMBOL, SYMBOL_STARTS, folded, taken, found);
        addMatches(ANNOUNCED, ANNOUNCED_STARTS, folded, taken, found);
        if (found.isEmpty()) {
            addMatches(MOVED, MOVED_STARTS, folded, taken, found);
        }
        return found;
    }

    private static boolean numbered(String folded) {
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (digit(c) || NUMERAL_STARTS.may(c) && NUMERALS.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean partOfWord(String folded, int at) {
        char before = folded.charAt(at - 1);
        if (at == 1 || Wording.spaced(before) || digit(before)) {
            return Wording.spaced(before) || digit(before);
        }
        char second = folded.charAt(at - 2);
        // A comma after a word ends a clause, after a digit it is part of the number.
        return ".,'".indexOf(before) >= 0 && digit(second)
                || "_-#".indexOf(before) >= 0 && (Wording.spaced(second) || digit(second));
    }

    /** A number after its unit: "USDT 500", "CHF 900"; not when the unit already has a number before it. */
    private static boolean beside(String folded, int at, List<Range> units) {
        for (Range unit : units) {
            int gap = at - unit.end();
            if (gap >= 0
                    && gap <= 2
                    && GAP.matcher(folded.substring(unit.end(), at)).matches()) {
                int before = unit.start() - 1;
                while (before >= 0 && folded.charAt(before) == ' ') {
                    before--;
                }
                return before < 0 || !Character.isDigit(folded.charAt(before));
            }
        }
        return false;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean quantityOfTime(String folded, int end) {
        return OTHER_UNIT.matcher(folded).region(end, folded.length()).lookingAt();
    }

    private static boolean starts(int at, List<Range> units) {
        return units.stream().anyMatch(unit -> unit.start() == at);
    }

    private static void addMatches(
            Pattern pattern, Firsts starts, String folded, List<Range> taken, List<Range> found) {
        Matcher matcher = pattern.matcher(folded).useTransparentBounds(true).useAnchoringBounds(false);
        for (int i = 0; i + 1 < folded.length(); i++) {
            if (!starts.may(folded.charAt(i))
                    || !matcher.region(i, folded.length()).lookingAt()) {
                continue;
            }
            int end = matcher.group(2) != null ? matcher.end(2) : matcher.end(1);
            if (!Times.inside(matcher.start(1), taken) && !Times.inside(matcher.start(1), found)) {
                found.add(new Range(matcher.start(1), end));
            }
            i = matcher.end() - 1;
        }
    }
}
