package io.fairlead.channel.email;

import java.util.regex.Pattern;

/** The words over a quoted mail that say who wrote it: "On … wrote:", "在 … 写道：", "----- Original Message -----". */
final class Attribution {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST = 400;
    private static final int MOST_LINES = 4;

    private static final String VERB =
            "(?:wrote|writes|said|sent|schrieb|skrev|schreef|geschreven|a écrit|a &eacute;crit|escribió|escribio|ha scritto|scrisse|"
                    + "escreveu|pisze|je napisa[ol]|rašė|kirjutas|rakstīja|napisał\\(?a?\\)?|napisała|написала?|написал\\(а\\)|писала?|пишет|писав|пише|kirjoitti|írta|"
                    + "yazdı|yazmış|napsal\\(?a?\\)?|napísal\\(?a?\\)?|a scris|έγραψε|viết|menulis|เขียน|כתב|كتب|"
                    + "写道|寫道|写了|写到|さんは書きました|さんのメッセージ|님이 작성|님이 쓴 글|작성)";

    /** A line that begins as such words do, and so may go on in the next lines. */
    private static final Pattern START = Pattern.compile(
            "^[-*_\\s]*(?:(?:on|am|le|el|il|em|op|den|på|ons|tir|dnia|w dniu|dne|dňa|în|la|pada|vào)\\s.*\\d|"
                    + "(?:on|am|le|el|il|em|op|den|på|w dniu|dnia)\\s(?:\\p{L}{2,12}[.,]*\\s?){1,3}$|"
                    + "(?:在|于|於)\\s?.*\\d|\\d{1,4}[-./年]\\s?\\d{1,2}[-./月]\\s?\\d{1,4}|\\d{4}년|"
                    + ".{1,80}<[^<>@\\s]{1,80}@[^<>\\s]{1,80}>\\s?" + VERB + "\\s.*\\d|"
                    + ".{2,60}\\s(?:schrieb am|skrev den|a écrit le|ha scritto il|escribió el|wrote on)\\s.*\\d|"
                    + "\\p{L}{2,4},? \\d{1,2}[. ]|(?:\\p{L}{2,14},? )?\\d{1,2}\\.? \\p{L}{3,10}\\.?,? \\d{4}).*",
            FLAGS);

    private static final Pattern STARTED =
            Pattern.compile("^[-*_\\s]*.{4,360}\\b?" + VERB + "(?:\\b.{0,80}[:：]|\\s?[:：]|[-\\s]*)\\s*[*_-]*$", FLAGS);

    private static final Pattern DATE_AND_ADDRESS = Pattern.compile(
            "^[\\s*]*(?:\\d{4}[-./年]|\\d{1,2}:\\d{2}(?: ?[AP]M)?,? \\p{L}{3,14} \\d|\\d{1,2}[-./]\\d{1,2}[-./]\\d{2,4}|\\p{L}{2,14}\\.?,? \\d{1,2}\\.? \\p{L}{3,10}\\.?,? \\d{4})"
                    + ".{3,200}<\\s*[^<>@\\s]+@[^<>\\s]+>\\s?.{0,12}$");

    /** Name or address first, verb last; looked for at the line's end only. */
    private static final Pattern NAMED = Pattern.compile("(?:" + VERB + "\\s?[:：]|写道：?|寫道：?)$", FLAGS);

    private static final int LONGEST_VERB = 30;

    /** Without a colon at its end, as Zoho and others write it. */
    private static final Pattern BARE =
            Pattern.compile("^[-*_\\s]*On .{0,40}\\d.{0,160}[^\\s@<>]@[^\\s<>]+>? wrote$", FLAGS);

    private static final Pattern TIME_OR_YEAR = Pattern.compile("\\d{1,2}[:：.时時點点]\\s?\\d{2}|\\d{4}");

    private static final Pattern AGAIN = Pattern.compile("^on .*\\d", FLAGS);

    private static final Pattern TAIL = Pattern.compile(
            "^(?:<?(?:mailto:)?[^<>@\\s]+@[^<>\\s]+>?.{0,30}?\\s*)?(?:(?:于|於|在).{4,40})?" + VERB + "\\s?[:：]\\s*$",
            FLAGS);

    /** Reply text and such words on one line; group 1 is the reply. */
    private static final Pattern GLUED = Pattern.compile(
            "^(.*?\\S)\\s*(?:-{2,}\\s*)?\\bOn (?:(?:mon|tue|wed|thu|fri|sat|sun)\\p{L}*,? |\\d).{5,160} wrote:$",
            FLAGS);

    private Attribution() {}

    /** How many lines from {@code i} on say who wrote what follows; 0 when these do not. */
    static int length(String[] lines, int i) {
        String line = lines[i];
        if (line.isEmpty() || line.length() > LONGEST || gluedAt(line) > 0) {
            return 0;
        }
        if (isNamed(line) || isDateAndAddress(line)) {
            return 1;
        }
        boolean open = line.endsWith(">") || line.endsWith("<");
        if (open && i + 1 < lines.length && endsTail(lines[i + 1])) {
            return 2;
        }
        return endsSoon(lines, i) && START.matcher(line).matches() ? started(lines, i) : 0;
    }

    private static boolean endsSoon(String[] lines, int i) {
        for (int k = i; k < Math.min(lines.length, i + MOST_LINES) && !lines[k].isEmpty(); k++) {
            if (endsSentence(lines[k]) || lines[k].endsWith("wrote")) {
                return true;
            }
        }
        return false;
    }

    private static int started(String[] lines, int i) {
        StringBuilder joined = new StringBuilder();
        for (int length = 1; length <= MOST_LINES && i + length <= lines.length; length++) {
            String line = lines[i + length - 1];
            boolean tooLong = joined.length() + line.length() > LONGEST;
            if (line.isEmpty()
                    || tooLong
                    || line.startsWith(">")
                    || length > 1 && AGAIN.matcher(line).find()) {
                return 0;
            }
            joined.append(length > 1 ? " " : "").append(line);
            boolean dated = joined.chars().anyMatch(Character::isDigit);
            if (dated
                    && (BARE.matcher(joined).matches()
                            || endsSentence(joined)
                                    && (STARTED.matcher(joined).matches() || isDateAndAddress(joined)))) {
                return length;
            }
        }
        return 0;
    }

    private static boolean isNamed(String line) {
        char last = line.charAt(line.length() - 1);
        return (last == ':' || last == '：' || last == '道')
                && hasSender(line)
                && NAMED.matcher(line.substring(Math.max(1, line.length() - LONGEST_VERB)))
                        .find();
    }

    private static boolean isDateAndAddress(CharSequence line) {
        return line.toString().indexOf('@') > 0
                && DATE_AND_ADDRESS.matcher(line).matches();
    }

    private static boolean endsTail(String line) {
        return (line.endsWith(":") || line.endsWith("："))
                && line.length() < LONGEST
                && TAIL.matcher(line).matches();
    }

    /** A sentence of the author's own, such as "On the 2nd he wrote to you", has no colon and no dash at its end. */
    private static boolean endsSentence(CharSequence joined) {
        char last = joined.charAt(joined.length() - 1);
        return ":：-*_>".indexOf(last) >= 0 || Character.UnicodeScript.of(last) == Character.UnicodeScript.HAN;
    }

    /** "Ann said:" is speech; with an address or a time of day it is a mail program's line. */
    private static boolean hasSender(String line) {
        return line.indexOf('@') >= 0 || TIME_OR_YEAR.matcher(line).find();
    }

    /** Where a line that begins with the author's words goes over into an attribution, or -1. */
    static int gluedAt(String line) {
        if (!line.endsWith("wrote:") || line.length() > LONGEST) {
            return -1;
        }
        java.util.regex.Matcher glued = GLUED.matcher(line);
        return glued.matches() ? glued.end(1) : -1;
    }

    /**
     * How many lines from {@code i} on, in whatever language, end in a colon and name an address and a time. True of
     * history only where quoted lines follow.
     */
    static int anyLength(String[] lines, int i) {
        boolean begins = i == 0 || lines[i - 1].isEmpty();
        if (!begins || lines[i].chars().noneMatch(Character::isDigit) && lines[i].indexOf('@') < 0) {
            return 0;
        }
        boolean address = false;
        boolean time = false;
        for (int k = i; k < Math.min(lines.length, i + MOST_LINES); k++) {
            String line = lines[k];
            if (line.isEmpty() || line.startsWith(">") || line.length() > LONGEST || gluedAt(line) > 0) {
                return 0;
            }
            address |= line.indexOf('@') > 0;
            time |= TIME_OR_YEAR.matcher(line).find();
            if (line.endsWith(":") || line.endsWith("：")) {
                return address && time ? k - i + 1 : 0;
            }
        }
        return 0;
    }
}
