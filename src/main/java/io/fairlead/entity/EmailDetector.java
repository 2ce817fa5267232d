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

    /** "ivo dot lund at example dot org", "name [at] domain [dot] com", "xx 艾特 163 点 com". */
    private void spoken(Reading reading, Candidates found) {
        for (String dot : new String[] {
            " dot ", "[dot]", "(dot)", " [dot] ", " (dot) ", "{dot}", "点com", "点cn", " 点 ", "[.]", "(.)", " punto ",
            " ponto ", " точка "
        }) {
            for (int at = indexLow(reading, dot, 0); at >= 0; at = indexLow(reading, dot, at + dot.length())) {
                spokenAt(reading, at, found);
            }
        }
    }

    private static int indexLow(Reading reading, String word, int from) {
        char first = word.charAt(0);
        outer:
        for (int i = from; i + word.length() <= reading.length; i++) {
            if (reading.lower[i] != first) {
                continue;
            }
            for (int j = 1; j < word.length(); j++) {
                if (reading.lower[i + j] != word.charAt(j)) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    private void spokenAt(Reading reading, int dot, Candidates found) {
        int from = Math.max(0, dot - 70);
        int to = Math.min(reading.length, dot + 30);
        String window = new String(reading.lower, from, to - from);
        com.google.re2j.Matcher matcher = SPOKEN.matcher(window);
        int searched = 0;
        while (searched < window.length() && matcher.find(searched)) {
            if (from + matcher.start() <= dot && from + matcher.end() > dot) {
                int start = from + matcher.start(1);
                int end = from + matcher.end(4);
                found.add(EntityTypes.EMAIL, start, end, Candidates.LIKELY + 10);
                return;
            }
            searched = matcher.end();
        }
    }

    private static final com.google.re2j.Pattern SPOKEN =
            com.google.re2j.Pattern.compile("((?:[a-z0-9_+-]+(?:\\.| dot | ?[\\[({]dot[\\])}] ?))*[a-z0-9_+-]+)"
                    + "(?: at | ?[\\[({<]? ?(?:at|@|\\(a\\)|艾特|собака|arroba)[\\])}>]? ?)"
                    + "([a-z0-9-]+)"
                    + "((?: dot | ?[\\[({](?:dot|\\.)[\\])}] ?| ?点 ?| punto | ponto | точка |\\.)[a-z0-9-]+)*?"
                    + "(?: dot | ?[\\[({](?:dot|\\.)[\\])}] ?| ?点 ?| punto | ponto | точка |\\.)([a-z]{2,10})\\b");
}
