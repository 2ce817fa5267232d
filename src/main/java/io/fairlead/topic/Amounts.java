package io.fairlead.topic;

import io.fairlead.ticket.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds how much of something: a number beside a coin or a currency, or after a word that announces an amount. */
final class Amounts {
    private static final String NUMBER =
            "\\d{1,3}(?:[,']\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?: \\d{3})+(?![\\d.])|\\d+(?:[.,]\\d+)?";
    private static final int MOST_NUMERALS = 9;
    private static final String CHINESE = "[" + FactSigns.NUMERALS + "]{1," + MOST_NUMERALS + "}";
    private static final Pattern BEFORE_UNIT = Pattern.compile(
            "(" + NUMBER + ")(\\s?(?:百万|千万|万|千|亿|百|mil(?:lion)?s?\\b|mln\\b|k(?![a-z])|w(?![a-z])|m(?![a-z])))?"
                    + "(?:多|来|几)?\\s?(?:个|枚|颗|顆|只|coins of |of )?(?:多)?(?:的)?\\s?");
    private static final Pattern SYMBOL =
            Pattern.compile("(?:r\\$|[$€£¥₽₺₫₩])\\s?(" + NUMBER + ")(\\s?(?:万|千|k(?![a-z])|m(?![a-z])))?");
    private static final Pattern ANNOUNCED =
            Pattern.compile("(?:amount|sum|qty|quantity|total|金额|数量|共计|一共|总共|总额)(?:\\s?(?:is|was|of|是|为|[::=]))?\\s?("
                    + NUMBER + "|" + CHINESE + ")(\\s?(?:万|千|k(?![a-z])|m(?![a-z])))?");
    private static final Pattern MOVED = Pattern.compile(
            "(?:充|转|提|存|打|汇|买|卖|付|扣|退|入|赔|亏|少|收)(?:了|进|出|过|入|到|来|去|款|值|币|现|账|走|给你们|他)?(?:了)?\\s?(" + NUMBER
                    + ")(\\s?(?:万|千|k(?![a-z])|w(?![a-z])))?(?![\\d:年月日号点天小分周个次秒%倍.])(?!\\s?(?:hours?|days?|min|times|x\\b|%))");

    private static final Firsts ANNOUNCED_STARTS =
            new Firsts("am", "su", "qt", "qu", "to", "金额", "数量", "共计", "一共", "总共", "总额");
    /** Characters from the word for money moving to the first digit, at most. */
    private static final int LONGEST_MOVE = 6;

    private static final String BLANKS = " \t\n\u000B\f\r";
    private static final Pattern OTHER_UNIT =
            Pattern.compile("\\s*(?:天|小时|分|点|月|号|日|次|倍|%|x\\b|h\\b|hour|day|min|week|times|个小|周)");

    private Amounts() {}

    /**
     * Places of amounts in folded text.
     *
     * @param units places of coins and currencies
     * @param taken places of identifiers and times, which are no amounts
     */
    static List<Range> find(CutText text, List<Range> units, List<Range> taken, List<Range> slangCoins) {
        int signs = FactSigns.in(text.letters());
        if ((signs & (FactSigns.DIGIT | FactSigns.NUMERAL)) == 0) {
            return List.of();
        }
        List<Range> found = new ArrayList<>();
        besideUnits(text, units, taken, slangCoins, found);
        if ((signs & FactSigns.SYMBOL) != 0) {
            addMatches(SYMBOL, text, taken, found, i -> FactSigns.is(text.letters()[i], FactSigns.SYMBOL));
        }
        if ((signs & FactSigns.ANNOUNCES) != 0) {
            addMatches(ANNOUNCED, text, taken, found, i -> ANNOUNCED_STARTS.may(text.letters(), i));
        }
        if (found.isEmpty() && (signs & FactSigns.MOVES) != 0 && (signs & FactSigns.DIGIT) != 0) {
            addMatches(MOVED, text, taken, found, i -> mayMove(text.letters(), i));
        }
        return found;
    }

    private static void besideUnits(
            CutText text, List<Range> units, List<Range> taken, List<Range> slangCoins, List<Range> found) {
        char[] letters = text.letters();
        Matcher number = null;
        for (int i = 0; i < letters.length; i++) {
            int sign = FactSigns.of(letters[i]) & (FactSigns.DIGIT | FactSigns.NUMERAL);
            boolean digit = sign == FactSigns.DIGIT;
            if (sign == 0 || digit && i > 0 && partOfWord(letters, i) || Times.inside(i, taken)) {
                continue;
            }
            int valueEnd;
            int unitAt;
            if (digit) {
                number = number == null ? BEFORE_UNIT.matcher(text.folded()) : number;
                if (!number.region(i, letters.length).lookingAt()) {
                    continue;
                }
                valueEnd = number.group(2) != null ? number.end(2) : number.end(1);
                unitAt = number.end();
            } else {
                valueEnd = endOfNumerals(letters, i);
                unitAt = unitAfter(letters, valueEnd);
            }
            int slangEnd = slang(letters, unitAt);
            if (slangEnd > 0) {
                slangCoins.add(new Range(unitAt, slangEnd));
                found.add(new Range(i, valueEnd));
            } else if (starts(unitAt, units)
                    || digit && beside(letters, i, units) && !quantityOfTime(text.folded(), valueEnd)) {
                found.add(new Range(i, valueEnd));
            }
            i = valueEnd - 1;
        }
    }

    private static int endOfNumerals(char[] text, int start) {
        int end = start;
        while (end < text.length && end - start < MOST_NUMERALS && FactSigns.is(text[end], FactSigns.NUMERAL)) {
            end++;
        }
        return end;
    }

    /** Where a unit would stand after Chinese numerals: 多 or so, a blank, a measure word. */
    private static int unitAfter(char[] text, int end) {
        int at = skip(text, end, "多来几");
        at = skip(text, at, BLANKS);
        at = skip(text, at, "个枚颗");
        at = skip(text, at, "多");
        at = skip(text, at, "的");
        return skip(text, at, BLANKS);
    }

    private static int skip(char[] text, int at, String characters) {
        return at < text.length && characters.indexOf(text[at]) >= 0 ? at + 1 : at;
    }

    /** Where the slang for a coin or a dollar ends that begins here, -1 where none does. */
    private static int slang(char[] text, int at) {
        char c = at < text.length ? text[at] : 0;
        char next = at + 1 < text.length ? text[at + 1] : 0;
        if (c == 'u') {
            return next >= 'a' && next <= 'z' || Wording.digit(next) ? -1 : at + 1;
        }
        if (c == '刀') {
            return next == '具' ? -1 : at + 1;
        }
        return c == '美' && next == '刀' ? at + 2 : -1;
    }

    private static boolean mayMove(char[] text, int at) {
        if (!FactSigns.is(text[at], FactSigns.MOVES)) {
            return false;
        }
        for (int i = at + 1; i < Math.min(text.length, at + 1 + LONGEST_MOVE); i++) {
            if (Wording.digit(text[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean partOfWord(char[] text, int at) {
        char before = text[at - 1];
        if (at == 1 || Wording.spaced(before) || Wording.digit(before)) {
            return Wording.spaced(before) || Wording.digit(before);
        }
        char second = text[at - 2];
        // A comma after a word ends a clause, after a digit it is part of the number.
        return ".,'".indexOf(before) >= 0 && Wording.digit(second)
                || "_-#".indexOf(before) >= 0 && (Wording.spaced(second) || Wording.digit(second));
    }

    /** A number after its unit: "USDT 500", "CHF 900"; not when the unit already has a number before it. */
    private static boolean beside(char[] text, int at, List<Range> units) {
        for (Range unit : units) {
            int gap = at - unit.end();
            if (gap >= 0 && gap <= 2 && blank(text, unit.end(), at)) {
                int before = unit.start() - 1;
                while (before >= 0 && text[before] == ' ') {
                    before--;
                }
                return before < 0 || !Character.isDigit(text[before]);
            }
        }
        return false;
    }

    private static boolean blank(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (" :=".indexOf(text[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean quantityOfTime(String folded, int end) {
        return OTHER_UNIT.matcher(folded).region(end, folded.length()).lookingAt();
    }

    private static boolean starts(int at, List<Range> units) {
        for (Range unit : units) {
            if (unit.start() == at) {
                return true;
            }
        }
        return false;
    }

    private static void addMatches(
            Pattern pattern, CutText text, List<Range> taken, List<Range> found, IntPredicate mayStart) {
        Matcher matcher = null;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (!mayStart.test(i)) {
                continue;
            }
            matcher = matcher == null
                    ? pattern.matcher(text.folded()).useTransparentBounds(true).useAnchoringBounds(false)
                    : matcher;
            if (!matcher.region(i, text.length()).lookingAt()) {
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
