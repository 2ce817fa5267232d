package io.fairlead.topic;

import io.fairlead.ticket.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds when something happened: dates, times of day, weekdays and relative times, in Chinese and English. */
final class Times {
    private static final String CN = "[0-9零一二两三四五六七八九十]{1,3}";
    private static final String PART = "(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|半夜|夜里|夜晚|深夜|今早)";
    private static final String CLOCK =
            "(?:[0-2]?\\d[::][0-5]\\d(?:[::][0-5]\\d)?(?:\\s?[ap]\\.?m\\b\\.?)?|[0-1]?\\d\\s?[ap]\\.?m\\b\\.?)";
    private static final String CN_CLOCK = CN + "点(?:半|钟|整|多|[一三]刻|" + CN + "分?)?(?:左右)?";
    private static final String CN_TIME = "(?:" + PART + "?(?:" + CN_CLOCK + "|" + CLOCK + ")|" + PART + ")";
    private static final String CN_DAY = "(?:大前天|前天|昨天|昨日|今天|今日|昨晚|今早|今晨|今晚|前晚|前几天|昨夜|上上?个?(?:周|星期|礼拜)[一二三四五六日天]?"
            + "|(?:这|本)?(?:周|星期|礼拜)[一二三四五六日天末]|上个?月(?:初|底|中|末|" + CN + "[号日])?|本月(?:初|底|" + CN
            + "[号日])?|月初|月底|刚刚|刚才)";
    private static final String CN_DATE =
            "(?:(?:20)?\\d\\d年)?" + CN + "月(?:" + CN + "[日号]?|初|底|中旬|上旬|下旬)?|" + CN + "[号](?![码线楼])";
    private static final String CN_AGO = "(?:半|几|" + CN + ")个?(?:多)?(?:小时|钟头|分钟|天|周|星期|礼拜|月|年)(?:多)?(?:以前|之前|前)";
    private static final String NUMERIC =
            "20\\d\\d[-/.][01]?\\d[-/.][0-3]?\\d|[0-3]?\\d[-/.][01]?\\d[-/.]20\\d\\d|[01]?\\d/[0-3]?\\d(?![\\d/])|[0-3]\\d\\.[01]\\d(?![\\d.])";
    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
    private static final String EN_DATE = "[0-3]?\\d(?:st|nd|rd|th)?(?: of)? " + MONTH + "(?:,? 20\\d\\d)?|" + MONTH
            + " [0-3]?\\d(?:st|nd|rd|th)?\\b(?![:\\d])(?:,? 20\\d\\d)?|the [0-3]?\\d(?:st|nd|rd|th)\\b";
    private static final String DAY =
            "(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b";
    private static final String EN_WORD =
            "(?:the day before yesterday|day before yesterday|yesterday|today|tonight|noon|midnight"
                    + "|(?:this|last) (?:morning|afternoon|evening|night|week(?:end)?|month|year|" + DAY + ")|" + DAY
                    + "|early morning|(?:in the )?(?:morning|afternoon|evening)\\b)";
    private static final String EN_AGO =
            "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|a couple of|couple of|\\d{1,3}) ?(?:min(?:ute)?s?|h(?:ou)?rs?|hours?|days?|weeks?|months?|years?|h|d) ago";
    private static final String ZONE = "(?:utc(?:[+-]\\d{1,2})?|gmt(?:[+-]\\d{1,2})?|cet|est|pst|msk|北京时间)";

    /** By what a time may begin with: the alternatives that do not are not tried. */
    private static final Pattern FROM_DIGIT =
            Pattern.compile(CN_AGO + "|" + NUMERIC + "|" + CN_DATE + "|" + EN_DATE + "|" + EN_AGO + "|" + CN_TIME);

    private static final Pattern FROM_LETTER = Pattern.compile(EN_DATE + "|" + EN_AGO + "|" + EN_WORD + "|" + ZONE);
    private static final Pattern FROM_HAN =
            Pattern.compile(CN_AGO + "|" + CN_DATE + "|" + CN_DAY + "|" + CN_TIME + "|" + ZONE);
    private static final Pattern JOIN = Pattern.compile("(?:\\s?(?:,|的|at|on|in|around|about|~|t)\\s?|\\s){0,2}");
    private final char[] letters;
    private final Matcher fromDigit;
    private final Matcher fromLetter;
    private final Matcher fromHan;
    private final Matcher join;

    private Times(CutText text) {
        this.letters = text.letters();
        this.fromDigit = FROM_DIGIT.matcher(text.folded()).useTransparentBounds(true);
        this.fromLetter = FROM_LETTER.matcher(text.folded()).useTransparentBounds(true);
        this.fromHan = FROM_HAN.matcher(text.folded()).useTransparentBounds(true);
        this.join = JOIN.matcher(text.folded());
    }

    /** Places of times, neighbouring pieces joined; {@code taken} are places of other facts. */
    static List<Range> find(CutText text, List<Range> taken) {
        char[] letters = text.letters();
        int start = next(letters, 0, taken);
        if (start < 0) {
            return List.of();
        }
        List<Range> found = new ArrayList<>();
        Times times = new Times(text);
        while (start >= 0) {
            int end = times.end(start);
            if (end < 0 || zoneAlone(text.folded(), start)) {
                start = next(letters, start + 1, taken);
                continue;
            }
            for (int next = end; next >= 0; ) {
                end = next;
                int from = times.join(end);
                next = from < letters.length && TimeStarts.may(letters, from) && !inside(from, taken)
                        ? times.end(from)
                        : -1;
            }
            found.add(new Range(start, end));
            start = next(letters, end, taken);
        }
        return found;
    }

    /** The next place where a time may begin, -1 where there is none. */
    private static int next(char[] text, int from, List<Range> taken) {
        for (int i = from; i < text.length; i++) {
            if (TimeStarts.may(text, i) && !inside(i, taken)) {
                return i;
            }
        }
        return -1;
    }

    /** Where the time ends that begins here, -1 where none does. */
    private int end(int from) {
        char first = letters[from];
        Matcher one = first >= 128 ? fromHan : first > '9' ? fromLetter : fromDigit;
        if (!one.region(from, letters.length).lookingAt()) {
            return -1;
        }
        int end = one.end();
        boolean cut = end < letters.length
                && TimeStarts.asciiWord(letters[end])
                && TimeStarts.asciiWord(letters[end - 1])
                && letters[end] != 't';
        return cut ? -1 : end;
    }

    /** Where the next piece would begin. */
    private int join(int end) {
        return join.region(end, letters.length).lookingAt() ? join.end() : end;
    }

    private static boolean zoneAlone(String folded, int at) {
        return folded.startsWith("utc", at)
                || folded.startsWith("gmt", at)
                || folded.startsWith("cet", at)
                || folded.startsWith("est", at)
                || folded.startsWith("pst", at)
                || folded.startsWith("msk", at)
                || folded.startsWith("北京", at);
    }

    static boolean inside(int at, List<Range> ranges) {
        for (Range range : ranges) {
            if (range.start() <= at && at < range.end()) {
                return true;
            }
        }
        return false;
    }
}
