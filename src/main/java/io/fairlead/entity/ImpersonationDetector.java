package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Locale;
import java.util.Set;

/** Handles, links, mail addresses and numbers that pose as the brand: they resemble its name, or are offered as its support. */
final class ImpersonationDetector implements Detector {
    private static final String[] TOPICS = {
        "support",
        "help",
        "official",
        "admin",
        "service",
        "care",
        "desk",
        "recover",
        "verify",
        "wallet",
        "claim",
        "airdrop",
        "kefu",
        "agent",
        "customer",
        "unlock",
        "secure",
        "upgrade",
        "refund",
        "bonus",
        "team",
        "mod",
        "staff",
        "desk",
        "assist"
    };
    private final Brands brands;

    ImpersonationDetector(Brands brands) {
        this.brands = brands;
    }

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.IMPERSONATION);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        if (brands.isEmpty()) {
            return;
        }
        boolean[] named = {false, false};
        for (int at = reading.indexOf("@", 0, reading.length);
                at >= 0;
                at = reading.indexOf("@", at + 1, reading.length)) {
            handle(reading, at, named, found);
            mail(reading, at, named, found);
        }
        for (int dot = reading.indexOf(".", 1, reading.length);
                dot >= 0;
                dot = reading.indexOf(".", dot + 1, reading.length)) {
            if (host(reading.at(dot - 1)) && host(reading.at(dot + 1)) && !Chars.digit(reading.at(dot + 1))) {
                dot = Math.max(dot, link(reading, dot, named, found) - 1);
            }
        }
        contacts(reading, named, found);
    }

    private boolean named(Reading reading, boolean[] named) {
        if (!named[0]) {
            named[0] = true;
            named[1] = brands.named(reading.lower, reading.length);
        }
        return named[1];
    }

    private void handle(Reading reading, int at, boolean[] named, Candidates found) {
        int end = at + 1;
        while (end < reading.length
                && end - at < 40
                && (Chars.wordLetter(reading.text[end])
                        || Chars.digit(reading.text[end])
                        || reading.text[end] == '_')) {
            end++;
        }
        String handle = reading.words(at + 1, end);
        boolean mail = Chars.alnum(reading.at(at - 1)) && at > 0
                || reading.at(end) == '.' && Chars.letter(reading.at(end + 1));
        if (mail || handle.length() < 4 || brands.ownHandle(handle)) {
            return;
        }
        if (brands.resembles(handle)
                || offered(reading, at, end, named)
                || topic(handle) && named(reading, named) && solicited(reading, at, end)) {
            found.add(EntityTypes.IMPERSONATION, at, end, Candidates.LIKELY + 22);
        }
    }

    private void mail(Reading reading, int at, boolean[] named, Candidates found) {
        int start = at;
        while (start > 0
                && at - start < 64
                && (Chars.alnum(reading.text[start - 1]) || "._-+".indexOf(reading.text[start - 1]) >= 0)) {
            start--;
        }
        int end = at + 1;
        while (end < reading.length
                && end - at < 100
                && (host(reading.text[end]) || reading.text[end] == '.' && host(reading.at(end + 1)))) {
            end++;
        }
        if (start == at || reading.indexOf(".", at, end) < 0) {
            return;
        }
        String address = reading.words(start, end);
        String domain = reading.words(at + 1, end);
        if (brands.ownMail(address)) {
            return;
        }
        String label = domain.substring(0, domain.lastIndexOf('.'));
        if (brands.resembles(label)
                || brands.resembles(reading.words(start, at)) && topic(address)
                || topic(reading.words(start, at)) && offered(reading, start, end, named)) {
            found.add(EntityTypes.IMPERSONATION, start, end, Candidates.CERTAIN);
        }
    }

    /** A link or bare domain around the dot; gives the place after it. */
    private int link(Reading reading, int dot, boolean[] named, Candidates found) {
        int start = dot;
        while (start > 0 && dot - start < 80 && (host(reading.text[start - 1]) || reading.text[start - 1] == '.')) {
            start--;
        }
        int hostEnd = dot;
        while (hostEnd < reading.length
                && hostEnd - dot < 100
                && (host(reading.text[hostEnd]) || reading.text[hostEnd] == '.' && host(reading.at(hostEnd + 1)))) {
            hostEnd++;
        }
        if (reading.at(start - 1) == '@' || reading.at(hostEnd) == '@') {
            return hostEnd;
        }
        String host = reading.words(start, hostEnd);
        int end = hostEnd;
        if (reading.at(end) == '/'
                || reading.at(end) == '?'
                || reading.at(end) == ':' && Chars.digit(reading.at(end + 1))) {
            while (end < reading.length
                    && end - hostEnd < 300
                    && reading.text[end] > ' '
                    && reading.text[end] < 0x7f
                    && reading.verbatim(end)
                    && "\"<>)]".indexOf(reading.text[end]) < 0) {
                end++;
            }
            while (end > hostEnd && ".,;!?".indexOf(reading.text[end - 1]) >= 0) {
                end--;
            }
        }
        int scheme = reading.at(start - 1) == '/' && reading.at(start - 2) == '/' && reading.at(start - 3) == ':'
                ? schemeStart(reading, start - 3)
                : start;
        String low = host.toLowerCase(Locale.ROOT);
        if (low.equals("t.me") || low.equals("telegram.me") || low.equals("wa.me")) {
            String path = reading.words(Math.min(hostEnd + 1, end), end).replaceAll("[/?+].*", "");
            if (path.length() >= 4
                    && !brands.ownHandle(path)
                    && (brands.resembles(path)
                            || offered(reading, scheme, end, named)
                            || topic(path) && solicited(reading, scheme, end))) {
                found.add(EntityTypes.IMPERSONATION, scheme, end, Candidates.CERTAIN);
            }
            return end;
        }
        boolean letters = Chars.letter(reading.at(hostEnd - 1));
        if (!letters || brands.ownDomain(host) || low.lastIndexOf('.') < 1) {
            return end;
        }
        String labels = low.substring(0, low.lastIndexOf('.'));
        boolean path =
                end > hostEnd && brands.resembles(reading.words(hostEnd, end).replaceAll("[^A-Za-z].*", ""));
        if (brands.resembles(labels)
                || path && scheme < start
                || scheme < start && offered(reading, scheme, end, named) && lure(reading, end, low)) {
            found.add(EntityTypes.IMPERSONATION, scheme, end, Candidates.CERTAIN);
        }
        return end;
    }

    private static boolean lure(Reading reading, int end, String host) {
        return topic(host) || reading.cues.any(Cue.OFFICIAL) && end > 0;
    }

    private static int schemeStart(Reading reading, int colon) {
        int i = colon;
        while (i > 0 && colon - i < 8 && Chars.letter(reading.text[i - 1])) {
            i--;
        }
        return i;
    }

    /** Numbers and messenger names given out as the brand's service: "奎力客服 400-…", "加微信 quillex_kf01". */
    private void contacts(Reading reading, boolean[] named, Candidates found) {
        if (!reading.cues.any(Cue.SOLICIT) && !reading.cues.any(Cue.OFFICIAL)) {
            return;
        }
        for (int n = 0; n < reading.numbers.count; n++) {
            int last = Joined.end(reading, n, 15, " -.()");
            int digits = Joined.digits(reading, n, last);
            int start = reading.numbers.start(n);
            int end = reading.numbers.end(last);
            if (digits >= 7
                    && digits <= 13
                    && reading.cues.before(start, Cue.OFFICIAL, 24) >= 0
                    && reading.cues.any(Cue.SOLICIT)
                    && named(reading, named)
                    && Joined.alone(reading, start, end)
                    && !brands.ownPhone(Joined.text(reading, n, last))
                    && reading.cues.before(start, Cue.ORDER, 10) < 0
                    && reading.cues.before(start, Cue.UID_STRONG, 10) < 0
                    && reading.cues.before(start, Cue.REFERENCE, 10) < 0) {
                int from = reading.at(start - 1) == '+' ? start - 1 : start;
                found.add(EntityTypes.IMPERSONATION, from, end, Candidates.LIKELY + 25);
            }
            n = last;
        }
        for (String messenger : new String[] {
            "微信",
            "vx",
            "wx",
            "wechat",
            "qq",
            "telegram",
            "tg",
            "whatsapp",
            "line id",
            "飞机",
            "电报",
            "扣扣",
            "weixin",
            "+v",
            "加v"
        }) {
            for (int at = indexLow(reading, messenger, 0);
                    at >= 0;
                    at = indexLow(reading, messenger, at + messenger.length())) {
                int i = at + messenger.length();
                while (i < reading.length
                                && " :号是-id".indexOf(reading.lower[i]) >= 0
                                && i - at < 16
                                && !Chars.alnum(reading.at(i + 1))
                        || reading.at(i) == ' '
                        || reading.at(i) == ':') {
                    i++;
                }
                int end = i;
                while (end < reading.length
                        && end - i < 32
                        && (Chars.alnum(reading.text[end]) || reading.text[end] == '_' || reading.text[end] == '-')) {
                    end++;
                }
                String id = reading.words(i, end);
                boolean shaped = id.length() >= 5
                        && (id.indexOf('_') > 0 || Values.has(id, Character::isDigit) || brands.resembles(id));
                if (shaped && !brands.ownHandle(id) && (brands.resembles(id) || offered(reading, i, end, named))) {
                    found.add(EntityTypes.IMPERSONATION, i, end, Candidates.LIKELY + 24);
                }
            }
        }
    }

    private static int indexLow(Reading reading, String word, int from) {
        char first = word.charAt(0);
        for (int i = from; i + word.length() <= reading.length; i++) {
            if (reading.lower[i] == first) {
                int j = 1;
                while (j < word.length() && reading.lower[i + j] == word.charAt(j)) {
                    j++;
                }
                if (j == word.length()) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Offered as an official contact: such words and a call to write to it, near. */
    private boolean offered(Reading reading, int start, int end, boolean[] named) {
        boolean official = reading.cues.near(start, end, Cue.OFFICIAL, 50);
        return official && solicited(reading, start, end) && (named(reading, named) || strongOffer(reading, start));
    }

    private static boolean strongOffer(Reading reading, int start) {
        return reading.cues.before(start, Cue.OFFICIAL, 30) >= 0
                && reading.cues.before(start, Cue.SOLICIT, 20) >= 0
                && !question(reading, start);
    }

    private static boolean question(Reading reading, int start) {
        return reading.indexOf("?", start, start + 80) >= 0 || reading.indexOf("吗", start, start + 80) >= 0;
    }

    private static boolean solicited(Reading reading, int start, int end) {
        return reading.cues.near(start, end, Cue.SOLICIT, 40);
    }

    private static boolean topic(String name) {
        String low = Folding.key(name);
        for (String topic : TOPICS) {
            if (low.contains(topic)) {
                return true;
            }
        }
        return false;
    }

    private static boolean host(char c) {
        return Chars.wordLetter(c) || Chars.digit(c) || c == '-';
    }
}
