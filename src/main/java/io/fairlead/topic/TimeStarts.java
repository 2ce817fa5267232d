package io.fairlead.topic;

/** Where a time may begin: what every time of {@link Times} begins with, and much that is none, but not most of it. */
final class TimeStarts {
    private static final String NUMERALS = "零一二两三四五六七八九十";
    private static final String UNITS = "个多小钟分天周星礼月年";
    private static final Firsts CHINESE = new Firsts(
                    "凌晨", "清晨", "早上", "早晨", "中午", "下午", "傍晚", "晚上", "夜里", "夜晚", "深夜", "大前", "刚刚", "刚才", "北京", "星期",
                    "礼拜")
            .and(NUMERALS, "0123456789号点" + NUMERALS + UNITS)
            .and("半", "夜" + UNITS)
            .and("几", UNITS)
            .and("上", "午上个周星礼月")
            .and("这", "周星礼")
            .and("本", "周星礼月")
            .and("周", "一二三四五六日天末")
            .and("今", "早天日晨晚")
            .and("昨", "天日晚夜")
            .and("前", "天晚几")
            .and("月", "初底");

    /** First three letters of English times, each with those that may follow if a letter does. */
    private static final String[] ENGLISH =
            ("jan:u feb:r mar:c apr:i may: jun:e jul:y aug:u sep:t oct:o nov:e dec:e mon:d tue:s wed:n thu:r fri:d "
                            + "sat:u sun:d yes:t tod:a ton:i noo:n mid:n thi:s las:t the: day: ear:l in_:t mor:n aft:e eve:n "
                            + "an_:mhdwy one:mhdwy two:mhdwy thr:e fou:r fiv:e six:mhdwy sev:e eig:h nin:e ten:mhdwy cou:p "
                            + "utc:t gmt:t cet:t est:t pst:t msk:t")
                    .split(" ");
    /** By three letters which entry of {@link #FOURTHS} says what may follow. */
    private static final byte[] ENTRIES = new byte[1 << 15];

    /** A bit for each letter that may follow. */
    private static final int[] FOURTHS = new int[ENGLISH.length + 1];

    static {
        for (int i = 0; i < ENGLISH.length; i++) {
            String entry = ENGLISH[i].replace('_', ' ');
            ENTRIES[three(entry.toCharArray(), 0)] = (byte) (i + 1);
            for (int at = 4; at < entry.length(); at++) {
                FOURTHS[i + 1] |= 1 << entry.charAt(at) - 'a';
            }
        }
    }

    /** A year's. */
    private static final int MOST_DIGITS = 4;

    private static final String BEHIND_DIGITS = "年号点" + NUMERALS + UNITS;

    private TimeStarts() {}

    static boolean may(char[] text, int at) {
        char c = text[at];
        if (c >= 128) {
            return FactSigns.is(c, FactSigns.TIME) && CHINESE.may(text, at);
        }
        if (FactSigns.is(c, FactSigns.DIGIT)) {
            return (at == 0 || unjoined(text, at, true)) && mayFollow(text, at);
        }
        return c >= 'a' && c <= 'z' && (at == 0 || unjoined(text, at, false)) && mayInEnglish(text, at);
    }

    /** What may follow the digits of a time: a sign between its parts, a unit, or behind a blank a month and the like. */
    private static boolean mayFollow(char[] text, int at) {
        int end = at;
        while (end < text.length && end - at <= MOST_DIGITS && FactSigns.is(text[end], FactSigns.DIGIT)) {
            end++;
        }
        if (end == text.length || end - at > MOST_DIGITS) {
            return false;
        }
        char next = text[end];
        if (next >= 128) {
            return BEHIND_DIGITS.indexOf(next) >= 0;
        }
        char letter = Character.isWhitespace(next) ? letter(text, end + 1) : next;
        return letter >= 'a' && letter <= 'z'
                ? "apjfmsondhwy".indexOf(letter) >= 0 || letter == next
                : ":.-/".indexOf(next) >= 0;
    }

    /** True where no word or number goes on. */
    private static boolean unjoined(char[] text, int at, boolean digit) {
        char before = text[at - 1];
        return !asciiWord(before) && !(digit && at > 1 && "./:-#$,".indexOf(before) >= 0 && asciiWord(text[at - 2]))
                || before == ',' && !thousands(text, at);
    }

    /** True for the digits after the comma of "1,250". */
    private static boolean thousands(char[] text, int at) {
        int end = at;
        while (end < text.length && Wording.digit(text[end])) {
            end++;
        }
        return end - at == 3;
    }

    private static boolean mayInEnglish(char[] text, int at) {
        if (text[at] == 'a' && letter(text, at + 1) == ' ') {
            return "mhdwyfc".indexOf(letter(text, at + 2)) >= 0;
        }
        int entry = at + 3 > text.length ? 0 : ENTRIES[three(text, at)];
        if (entry == 0) {
            return false;
        }
        char fourth = letter(text, at + 3);
        if (fourth >= 'a' && fourth <= 'z' && (FOURTHS[entry] >>> fourth - 'a' & 1) == 0) {
            return false;
        }
        if (text[at] != 't' || text[at + 1] != 'h') {
            return true;
        }
        return switch (text[at + 2]) {
            case 'e' -> letter(text, at + 4) == 'd' || Wording.digit(letter(text, at + 4));
            case 'i' -> "maenwytfs".indexOf(letter(text, at + 5)) >= 0;
            default -> true;
        };
    }

    private static char letter(char[] text, int at) {
        return at < text.length ? text[at] : '\n';
    }

    private static int three(char[] text, int at) {
        return (text[at] & 31) << 10 | (text[at + 1] & 31) << 5 | text[at + 2] & 31;
    }

    static boolean asciiWord(char c) {
        return c >= 'a' && c <= 'z' || Wording.digit(c) || c == '_';
    }
}
