package io.fairlead.topic;

import io.fairlead.ticket.Range;
import java.util.ArrayList;
import java.util.BitSet;
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
    private static final Firsts HAN = new Firsts("零一二两三四五六七八九十凌清早上中下傍晚半夜深今大前昨本这周星礼月刚几北");

    private static final BitSet EN_STARTS = starts(
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed",
            "thu", "fri", "sat", "sun", "yes", "tod", "ton", "noo", "mid", "thi", "las", "the", "day", "ear", "in ",
            "mor", "aft", "eve", "an ", "one", "two", "thr", "fou", "fiv", "six", "sev", "eig", "nin", "ten", "cou",
            "utc", "gmt", "cet", "est", "pst", "msk");

    private Times() {}

    /** Places of times in folded text, neighbouring pieces joined; {@code taken} are places of other facts. */
    static List<Range> find(String folded, List<Range> taken) {
        List<Range> found = new ArrayList<>();
        Matcher[] one = {FROM_DIGIT.matcher(folded), FROM_LETTER.matcher(folded), FROM_HAN.matcher(folded)};
        Matcher join = JOIN.matcher(folded);
        for (int i = 0; i < folded.length(); i++) {
            if (!mayStart(folded, i) || inside(i, taken)) {
                continue;
            }
            int end = end(one, folded, i);
            if (end < 0 || zoneAlone(folded, i)) {
                continue;
            }
            for (int next = end; next >= 0; ) {
                end = next;
                join.region(end, folded.length());
                int from = join.lookingAt() ? join.end() : end;
                next = from < folded.length() && mayStart(folded, from) && !inside(from, taken)
                        ? end(one, folded, from)
                        : -1;
            }
            found.add(new Range(i, end));
            i = end - 1;
        }
        return found;
    }

    private static int end(Matcher[] matchers, String folded, int from) {
        char first = folded.charAt(from);
        Matcher one = matchers[first >= 128 ? 2 : first > '9' ? 1 : 0];
        one.region(from, folded.length());
        one.useTransparentBounds(true);
        if (!one.lookingAt()) {
            return -1;
        }
        int end = one.end();
        boolean cut = end < folded.length()
                && asciiWord(folded.charAt(end))
                && asciiWord(folded.charAt(end - 1))
                && folded.charAt(end) != 't';
        return cut ? -1 : end;
    }

    private static boolean mayStart(String folded, int at) {
        char c = folded.charAt(at);
        if (c >= 128) {
            return HAN.may(c);
        }
        if (c >= '0' && c <= '9' || c >= 'a' && c <= 'z' && mayStartInEnglish(folded, at)) {
            if (at == 0) {
                return true;
            }
            char before = folded.charAt(at - 1);
            return !asciiWord(before)
                            && !(c <= '9'
                                    && "./:-#$,".indexOf(before) >= 0
                                    && at > 1
                                    && asciiWord(folded.charAt(at - 2)))
                    || before == ',' && !thousands(folded, at);
        }
        return false;
    }

    /** True for the digits after the comma of "1,250". */
    private static boolean thousands(String folded, int at) {
        int end = at;
        while (end < folded.length() && folded.charAt(end) >= '0' && folded.charAt(end) <= '9') {
            end++;
        }
        return end - at == 3;
    }

    private static boolean mayStartInEnglish(String folded, int at) {
        return folded.startsWith("a ", at) || at + 3 <= folded.length() && EN_STARTS.get(start(folded, at));
    }

    private static BitSet starts(String... words) {
        BitSet starts = new BitSet();
        for (String word : words) {
            starts.set(start(word, 0));
        }
        return starts;
    }

    private static int start(String text, int at) {
        return (text.charAt(at) & 31) << 10 | (text.charAt(at + 1) & 31) << 5 | text.charAt(at + 2) & 31;
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

    private static boolean asciiWord(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
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
