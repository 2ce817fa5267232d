package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Payment cards: issuer ranges (list: {@code entity/card-ranges.txt}), length, Luhn; order numbers pass by chance, so words decide. */
final class CardDetector implements Detector {
    /** Digits of the shortest. */
    private static final int LEAST = 13;

    /** @param shift takes the first eight digits to as many as the range has */
    private record Issuer(int from, int to, int shift, Set<Integer> lengths) {}

    private static final List<Issuer> ISSUERS = new ArrayList<>();
    /** Digits with which some card begins. */
    private static final boolean[] FIRST = new boolean[10];

    static {
        for (String line : CueFiles.lines("card-ranges.txt")) {
            String[] f = line.split(" ");
            String[] range = f[0].split("-");
            for (int first = range[0].charAt(0); first <= range[range.length - 1].charAt(0); first++) {
                FIRST[first - '0'] = true;
            }
            Set<Integer> lengths = new java.util.HashSet<>();
            for (String length : f[1].split(",")) {
                lengths.add(Integer.valueOf(length));
            }
            ISSUERS.add(new Issuer(
                    Integer.parseInt(range[0]),
                    Integer.parseInt(range[range.length - 1]),
                    (int) Math.pow(10, 8 - range[0].length()),
                    lengths));
        }
    }

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.PAYMENT_CARD);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.numbers.count && reading.numbers.digits() >= LEAST; n++) {
            if (!FIRST[reading.text[reading.numbers.start(n)] - '0'] || Joined.within(reading, n)) {
                continue;
            }
            int end = Joined.end(reading, n, 19, " -.\n");
            for (int take = end; take >= n && take > n - 1; take--) {
                int length = Joined.digits(reading, n, take);
                if (length < 13) {
                    break;
                }
                if (length <= 19 && card(reading, n, take, found)) {
                    n = take;
                    break;
                }
            }
        }
    }

    private static boolean card(Reading reading, int first, int last, Candidates found) {
        int start = reading.numbers.start(first);
        int end = reading.numbers.end(last);
        if (!Joined.alone(reading, start, end) || !grouped(reading, first, last)) {
            return false;
        }
        String digits = Joined.text(reading, first, last);
        if (!issued(digits) || !Checks.luhn(digits) || Samples.shown(reading, start, end, digits)) {
            return false;
        }
        int card = reading.cues.before(start, Cue.CARD, 30);
        int not = reading.cues.before(start, Cue.CARD_NOT, 24);
        if (not >= 0 && reading.numbers.from(not) < first) {
            not = -1; // "order 5521 paid by …": it has its number
        }
        boolean bare = last == first;
        boolean likely = card > not || not < 0 || reading.cues.after(end, Cue.CARD, 20) >= 0 && !bare;
        if (!likely) {
            return false;
        }
        found.add(EntityTypes.PAYMENT_CARD, start, end, card >= 0 ? Candidates.CERTAIN : Candidates.LIKELY + 15);
        return true;
    }

    /** 4-4-4-4, 4-6-5, 4-4-4-4-3, 6-13 and the like; single digits only when all are single. */
    private static boolean grouped(Reading reading, int first, int last) {
        if (first == last) {
            return true;
        }
        if (last - first >= 12) {
            return true;
        }
        for (int n = first; n < last; n++) {
            if (reading.numbers.digits(n) < 2) {
                return false;
            }
            if (reading.at(reading.numbers.end(n)) == '.' && reading.numbers.digits(n) != 4) {
                return false;
            }
        }
        return reading.numbers.digits(first) >= 4 || last - first >= 6;
    }

    private static boolean issued(String digits) {
        int length = digits.length();
        int head = Integer.parseInt(digits, 0, 8, 10);
        for (Issuer issuer : ISSUERS) {
            int own = head / issuer.shift();
            if (own >= issuer.from() && own <= issuer.to() && issuer.lengths().contains(length)) {
                return true;
            }
        }
        return false;
    }
}
