package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.List;

/** Numbers and messenger names given out as the brand's service: "奎力客服 400-…", "加微信 quillex_kf01". */
final class ContactOffers {
    private static final List<String> MESSENGERS = List.copyOf(WordLists.read("impersonation", "messengers"));
    /** A bit for each pair of first characters, mixed to eleven bits: it stays in the processor's nearest cache. */
    private static final long[] PAIRS = new long[32];

    static {
        for (String word : MESSENGERS) {
            int pair = pair(word.charAt(0), word.charAt(1));
            PAIRS[pair >> 6] |= 1L << pair;
        }
    }

    private ContactOffers() {}

    static void find(Reading reading, Brands brands, Offer offer, Candidates found) {
        if (!reading.cues.any(Cue.SOLICIT) && !reading.cues.any(Cue.OFFICIAL)) {
            return;
        }
        numbers(reading, brands, offer, found);
        char[] lower = reading.lower;
        for (int i = 0; i + 1 < reading.length; i++) {
            int pair = pair(lower[i], lower[i + 1]);
            if ((PAIRS[pair >> 6] >>> pair & 1) != 0) {
                for (String messenger : MESSENGERS) {
                    if (reading.startsLow(i, messenger)) {
                        name(reading, i, i + messenger.length(), brands, offer, found);
                    }
                }
            }
        }
    }

    private static int pair(char first, char second) {
        return (first * 31 + second) * 0x9E3779B1 >>> 21;
    }

    private static void numbers(Reading reading, Brands brands, Offer offer, Candidates found) {
        for (int n = 0; n < reading.numbers.count; n++) {
            int last = Joined.end(reading, n, 15, " -.()");
            int digits = Joined.digits(reading, n, last);
            int start = reading.numbers.start(n);
            int end = reading.numbers.end(last);
            if (digits >= 7
                    && digits <= 13
                    && reading.cues.before(start, Cue.OFFICIAL, 24) >= 0
                    && reading.cues.any(Cue.SOLICIT)
                    && offer.named()
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
    }

    private static void name(Reading reading, int at, int after, Brands brands, Offer offer, Candidates found) {
        int i = after;
        while (i < reading.length
                        && " :号是-id".indexOf(reading.lower[i]) >= 0
                        && i - at < 16
                        && !Chars.alnum(reading.at(i + 1))
                || i - at < 40 && (reading.at(i) == ' ' || reading.at(i) == ':')) {
            i++;
        }
        int end = i;
        while (end < reading.length
                && end - i < 32
                && (Chars.alnum(reading.text[end]) || reading.text[end] == '_' || reading.text[end] == '-')) {
            end++;
        }
        String id = reading.words(i, end);
        boolean shaped =
                id.length() >= 5 && (id.indexOf('_') > 0 || Values.has(id, Character::isDigit) || brands.resembles(id));
        if (shaped && !brands.ownHandle(id) && (brands.resembles(id) || offer.near(i, end))) {
            found.add(EntityTypes.IMPERSONATION, i, end, Candidates.LIKELY + 24);
        }
    }
}
