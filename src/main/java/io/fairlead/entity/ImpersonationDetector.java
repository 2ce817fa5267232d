package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Locale;
import java.util.Set;

/** Handles, links, mail addresses and numbers that pose as the brand: they resemble its name, or are offered as its support. */
final class ImpersonationDetector implements Detector {
    /** Endings of names that are files where no scheme stands before them. */
    private static final Set<String> FILES = WordLists.read("impersonation", "files");

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
        Offer offer = new Offer(reading, brands);
        for (int at = reading.indexOf("@", 0, reading.length);
                at >= 0;
                at = reading.indexOf("@", at + 1, reading.length)) {
            mail(reading, at, offer, found);
        }
        if (!handles(reading, offer, true, found)) {
            handles(reading, offer, false, found);
        }
        for (int dot = reading.indexOf(".", 1, reading.length);
                dot >= 0;
                dot = reading.indexOf(".", dot + 1, reading.length)) {
            if (host(reading.at(dot - 1)) && host(reading.at(dot + 1)) && !Chars.digit(reading.at(dot + 1))) {
                dot = Math.max(dot, link(reading, dot, offer, found) - 1);
            }
        }
        ContactOffers.find(reading, brands, offer, found);
    }

    /** @param plain only those that resemble the brand's name: beside such a one, another is just somebody's */
    private boolean handles(Reading reading, Offer offer, boolean plain, Candidates found) {
        boolean any = false;
        for (int at = reading.indexOf("@", 0, reading.length);
                at >= 0;
                at = reading.indexOf("@", at + 1, reading.length)) {
            any |= handle(reading, at, offer, plain, found);
        }
        return any;
    }

    private boolean handle(Reading reading, int at, Offer offer, boolean plain, Candidates found) {
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
            return false;
        }
        boolean poses = plain
                ? brands.resembles(handle)
                : offer.near(at, end) || Offer.topic(handle) && offer.named() && offer.solicited(at, end);
        if (poses) {
            found.add(EntityTypes.IMPERSONATION, at, end, Candidates.LIKELY + 22);
        }
        return poses;
    }

    private void mail(Reading reading, int at, Offer offer, Candidates found) {
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
        if (start == at || reading.at(end) == '@' || reading.indexOf(".", at, end) < 0) {
            return;
        }
        String address = reading.words(start, end);
        String domain = reading.words(at + 1, end);
        if (brands.ownMail(address)) {
            return;
        }
        String label = domain.substring(0, domain.lastIndexOf('.'));
        if (brands.resembles(label)
                || brands.resembles(reading.words(start, at)) && Offer.topic(address)
                || Offer.topic(reading.words(start, at)) && offer.near(start, end)) {
            found.add(EntityTypes.IMPERSONATION, start, end, Candidates.CERTAIN);
        }
    }

    /** A link or bare domain around the dot; gives the place after it. */
    private int link(Reading reading, int dot, Offer offer, Candidates found) {
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
                            || offer.near(scheme, end)
                            || Offer.topic(path) && offer.solicited(scheme, end))) {
                found.add(EntityTypes.IMPERSONATION, scheme, end, Candidates.CERTAIN);
            }
            return end;
        }
        boolean letters = Chars.letter(reading.at(hostEnd - 1));
        boolean file = scheme == start && end == hostEnd && FILES.contains(low.substring(low.lastIndexOf('.') + 1));
        if (!letters || file || brands.ownDomain(host) || low.lastIndexOf('.') < 1) {
            return end;
        }
        String labels = low.substring(0, low.lastIndexOf('.'));
        boolean path =
                end > hostEnd && brands.resembles(reading.words(hostEnd, end).replaceAll("[^A-Za-z].*", ""));
        if (brands.resembles(labels)
                || path && scheme < start
                || scheme < start && offer.near(scheme, end) && lure(reading, end, low)) {
            found.add(EntityTypes.IMPERSONATION, scheme, end, Candidates.CERTAIN);
        }
        return end;
    }

    private static boolean lure(Reading reading, int end, String host) {
        return Offer.topic(host) || reading.cues.any(Cue.OFFICIAL) && end > 0;
    }

    private static int schemeStart(Reading reading, int colon) {
        int i = colon;
        while (i > 0 && colon - i < 8 && Chars.letter(reading.text[i - 1])) {
            i--;
        }
        return i;
    }

    private static boolean host(char c) {
        return Chars.wordLetter(c) || Chars.digit(c) || c == '-';
    }
}
