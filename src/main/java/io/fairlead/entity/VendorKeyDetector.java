package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keys that begin with their vendor's prefix (list: {@code entity/vendor-keys.txt}), and Telegram and Discord tokens. */
final class VendorKeyDetector implements Detector {
    private record Form(String prefix, int least, int most, char alphabet) {}

    private static final int LONGEST = 16;
    private static final Map<String, Form> FORMS = new HashMap<>();

    static {
        for (String line : CueFiles.lines("vendor-keys.txt")) {
            String[] f = line.split(" ");
            FORMS.put(f[0], new Form(f[0], Integer.parseInt(f[1]), Integer.parseInt(f[2]), f[3].charAt(0)));
        }
    }

    static void addTo(Keywords keywords) {
        FORMS.keySet().forEach(prefix -> keywords.add(prefix.toLowerCase(Locale.ROOT) + "*", Cue.VENDOR.ordinal()));
    }

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.API_KEY);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.cues.count(Cue.VENDOR); n++) {
            int start = reading.cues.start(Cue.VENDOR, n);
            Form form = form(reading, start);
            if (form != null && !Chars.alnum(reading.at(start - 1))) {
                int end = end(reading, start + form.prefix().length(), form);
                if (end > 0
                        && !Values.placeholder(
                                reading.words(start + form.prefix().length(), end))) {
                    found.add(EntityTypes.API_KEY, start, end, Candidates.CERTAIN);
                }
            }
        }
        for (int n = 0; n < reading.numbers.count; n++) {
            telegram(reading, n, found);
        }
        discord(reading, found);
    }

    /** The longest prefix that stands here, in its own case. */
    private static Form form(Reading reading, int start) {
        for (int length = LONGEST; length >= 3; length--) {
            Form form = start + length > reading.length ? null : FORMS.get(reading.words(start, start + length));
            if (form != null) {
                return form;
            }
        }
        return null;
    }

    private static int end(Reading reading, int from, Form form) {
        int end = from;
        while (end < reading.length && in(form.alphabet(), reading.text[end]) && end - from <= form.most()) {
            end++;
        }
        while (end > from && "-_.".indexOf(reading.text[end - 1]) >= 0 && form.alphabet() == 'S') {
            end--;
        }
        int n = end - from;
        if (n < form.least() || n > form.most() || Chars.alnum(reading.at(end))) {
            return -1;
        }
        String value = reading.words(from, end);
        if (form.alphabet() == 'C' && !TokenChecksum.base62(value)) {
            return -1; // never issued; a mistyped one still counts where it is called a token
        }
        boolean random = Values.has(value, Character::isDigit) || n >= 24;
        return random && Values.entropy(value) > 2.5 ? end : -1;
    }

    private static boolean in(char alphabet, char c) {
        return switch (alphabet) {
            case 'U' -> c >= 'A' && c <= 'Z' || Chars.digit(c);
            case 'A', 'C' -> Chars.alnum(c);
            case 'H' -> Chars.digit(c) || c >= 'a' && c <= 'f';
            case 'B' -> Chars.alnum(c) || "+/=_-".indexOf(c) >= 0;
            case 'S' -> Chars.alnum(c) || "-_.".indexOf(c) >= 0;
            default -> Chars.alnum(c) || c == '-' || c == '_';
        };
    }

    /** Bot id, colon, 35 characters that begin with AA in every token that Telegram has issued. */
    private static void telegram(Reading reading, int n, Candidates found) {
        int digits = reading.numbers.digits(n);
        int colon = reading.numbers.end(n);
        if (digits < 8 || digits > 10 || reading.at(colon) != ':') {
            return;
        }
        int end = colon + 1;
        while (end < reading.length && end - colon < 40 && in('W', reading.text[end])) {
            end++;
        }
        int start = reading.numbers.start(n);
        boolean begins = !Chars.alnum(reading.at(start - 1)) || reading.cues.before(start, Cue.API_KEY, 0) == start;
        if (end - colon == 36 && begins) {
            found.add(EntityTypes.API_KEY, start, end, Candidates.CERTAIN);
        }
    }

    private static void discord(Reading reading, Candidates found) {
        for (int n = 0; n < reading.words.count; n++) {
            int start = reading.words.start(n);
            int first = reading.words.end(n) - start;
            if (first < 24
                    || first > 28
                    || reading.at(start + first) != '.'
                    || "MNO".indexOf(reading.text[start]) < 0) {
                continue;
            }
            int dot = reading.indexOf(".", start + first + 1, start + first + 9);
            if (dot - start - first != 7) {
                continue;
            }
            int end = dot + 1;
            while (end < reading.length && end - dot < 45 && in('W', reading.text[end])) {
                end++;
            }
            if (end - dot > 27) {
                found.add(EntityTypes.API_KEY, start, end, Candidates.CERTAIN);
            }
        }
    }
}
