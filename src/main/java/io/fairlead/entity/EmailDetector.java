package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** Mail addresses, also with "at" and "dot" in words or brackets; the brand's own and examples are none. */
final class EmailDetector implements Detector {
    private final Brands brands;

    EmailDetector(Brands brands) {
        this.brands = brands;
    }

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.EMAIL);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int at = reading.indexOf("@", 0, reading.length);
                at >= 0;
                at = reading.indexOf("@", at + 1, reading.length)) {
            plain(reading, at, found);
        }
        spoken(reading, found);
    }

    private void plain(Reading reading, int at, Candidates found) {
        int left = at;
        while (left > 0 && at - left < 2 && reading.text[left - 1] == ' ' && Chars.alnum(reading.at(left - 2))) {
            left--;
        }
        int start = left;
        while (start > 0 && left - start < 64 && local(reading.text[start - 1])) {
            start--;
        }
        while (start < left && !Chars.alnum(reading.text[start])) {
            start++;
        }
        int right = left < at ? reading.skipBlanks(at + 1) : at + 1;
        int end = domain(reading, right);
        if (start == left
                || masked(reading, start)
                || end < 0
                || reading.at(start - 1) == ':' && credentials(reading, start)
                || reading.at(start - 1) == '/' && reading.at(start - 2) == '/'
                || reading.at(end) == ':' && Chars.letter(reading.at(end + 1)) && reading.low(start) == 'g') {
            return;
        }
        // "write to support @ example.org" has blanks on both sides; "paid 3 @ market.price" has no such domain
        if (left < at && !Chars.letter(reading.text[left - 1]) && !Chars.digit(reading.text[left - 1])) {
            return;
        }
        add(reading, start, end, reading.words(start, left), reading.words(right, end), found);
    }

    private void add(Reading reading, int start, int end, String local, String domain, Candidates found) {
        String low = local.toLowerCase(java.util.Locale.ROOT);
        boolean placeholder = Values.placeholder(local)
                || Set.of("user", "username", "name", "email", "you", "me", "xxx", "xx", "abc", "test")
                                .contains(low)
                        && (domain.startsWith("example")
                                || domain.startsWith("email")
                                || domain.startsWith("domain")
                                || domain.startsWith("mail.")
                                || domain.startsWith("xxx")
                                || domain.startsWith("abc")
                                || domain.startsWith("test"));
        if (placeholder || brands.ownMail(local + "@" + domain)) {
            return;
        }
        found.add(EntityTypes.EMAIL, start, end, Candidates.LIKELY + 20);
    }

    /** Where the domain ends; -1 when what stands there is none. */
    private static int domain(Reading reading, int from) {
        int end = from;
        int dot = -1;
        while (end < reading.length && end - from < 120) {
            char c = reading.text[end];
            if (c == '.' && end > from && (Chars.alnum(reading.at(end + 1)))) {
                dot = end;
            } else if (!(Chars.alnum(c) || c == '-')) {
                break;
            }
            end++;
        }
        if (dot < 0) {
            return -1;
        }
        int letters = 0;
        while (dot + 1 + letters < end && Chars.letter(reading.text[dot + 1 + letters])) {
            letters++;
        }
        boolean picture = Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "js", "css", "ts")
                .contains(reading.words(dot + 1, end).toLowerCase(java.util.Locale.ROOT));
        return letters >= 2 && letters == end - dot - 1 && !picture ? end : -1;
    }

    /** "a***7@…": what is left of the name shows nobody's. */
    private static boolean masked(Reading reading, int start) {
        int i = start;
        while (i > 0 && (reading.text[i - 1] == '*' || reading.text[i - 1] == '•')) {
            i--;
        }
        return i < start && (start - i >= 3 || Chars.alnum(reading.at(i - 1)));
    }

    private static boolean local(char c) {
        return Chars.alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
    }

    private static boolean credentials(Reading reading, int start) {
        for (int i = start; i > 1 && start - i < 80 && reading.text[i] > ' '; i--) {
            if (reading.text[i] == '/' && reading.text[i - 1] == '/') {
                return true;
            }
        }
        return false;
    }

    private static final String[] ATS = {
        " at ", "(at)", "[at]", "{at}", "<at>", " @ ", "艾特", " собака ", " arroba ", "(a)", "[@]", "(@)", " chez "
    };
    private static final String[] BRACKETS = {"(", "[", "{", "<", "艾"};
    private static final String[] DOTS = {
        " dot ", "(dot)", "[dot]", "{dot}", "点", ".", " punto ", " ponto ", " точка ", " point ", "[.]", "(.)", " chấm "
    };

    /** "ivo dot lund at example dot org", "name [at] domain [dot] com", "xx 艾特 163 点 com". */
    private void spoken(Reading reading, Candidates found) {
        boolean bracketed = false;
        for (String open : BRACKETS) {
            bracketed |= reading.indexOf(open, 0, reading.length) >= 0;
        }
        if (!bracketed && !reading.cues.any(Cue.DOT_WORD)) {
            return;
        }
        for (int i = 0; i < reading.length; i++) {
            char c = reading.lower[i];
            if (c != ' ' && c != '(' && c != '[' && c != '{' && c != '<' && c != '艾') {
                continue;
            }
            char next = reading.low(i + 1);
            char third = reading.low(i + 2);
            if (c == ' '
                    && !(next == 'a' && (third == 't' || third == 'r'))
                    && !(next == '@' && third == ' ')
                    && !(next == 'с' && third == 'о')
                    && !(next == 'c' && third == 'h')) {
                continue;
            }
            for (String at : ATS) {
                if (at.charAt(0) == c && reading.startsLow(i, at)) {
                    spokenAt(reading, i, i + at.length(), found);
                }
            }
        }
    }

    private void spokenAt(Reading reading, int at, int after, Candidates found) {
        int start = local(reading, at);
        int i = reading.skipBlanks(after);
        int end = i;
        boolean dotWord = false;
        int parts = 0;
        while (parts < 4) {
            int stop = part(reading, i);
            if (stop == i) {
                break;
            }
            parts++;
            end = stop;
            int dot = dot(reading, stop);
            if (dot < 0) {
                break;
            }
            dotWord |= reading.at(stop) != '.';
            i = reading.skipBlanks(dot);
        }
        int last = end;
        while (last > after && Chars.letter(reading.text[last - 1])) {
            last--;
        }
        boolean bracketed = reading.text[at] != ' ';
        boolean top = end - last >= 2 && end - last <= 8 && !Chars.alnum(reading.at(last - 1));
        if (start >= 0 && parts >= 2 && top && (dotWord || bracketed)) {
            found.add(EntityTypes.EMAIL, start, end, Candidates.LIKELY + 10);
        }
    }

    /** Where the name before "at" begins, "dot" words included; -1 when there is none. */
    private static int local(Reading reading, int at) {
        int i = at;
        while (i > 0 && reading.text[i - 1] == ' ') {
            i--;
        }
        int start = i;
        for (int parts = 0; parts < 4; parts++) {
            int word = start;
            while (word > 0 && start - word < 40 && local(reading.text[word - 1])) {
                word--;
            }
            if (word == start) {
                return parts == 0 ? -1 : start;
            }
            start = word;
            int before = -1;
            for (String dot : DOTS) {
                if (dot.length() > 1 && reading.startsLow(start - dot.length(), dot)) {
                    before = start - dot.length();
                }
            }
            if (before <= 0 || !Chars.alnum(reading.at(before - 1))) {
                return start;
            }
            start = before;
        }
        return start;
    }

    private static int part(Reading reading, int from) {
        int end = from;
        while (end < reading.length
                && end - from < 40
                && (Chars.alnum(reading.text[end]) || reading.text[end] == '-')) {
            end++;
        }
        return end;
    }

    private static int dot(Reading reading, int at) {
        for (String dot : DOTS) {
            if (reading.startsLow(at, dot)) {
                return at + dot.length();
            }
        }
        int blank = reading.skipBlanks(at);
        return blank - at == 1 && "点([{".indexOf(reading.at(blank)) >= 0 ? dot(reading, blank) : -1;
    }
}
