package io.fairlead.entity;

import io.fairlead.ticket.EntityTypes;
import java.util.Set;

/** United States social security and individual taxpayer numbers: 3-2-4 digits, or nine after the words. */
final class SsnDetector implements Detector {
    /** Digits of the shortest. */
    private static final int LEAST = 9;

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.SSN);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        for (int n = 0; n < reading.numbers.count && reading.numbers.digits() >= LEAST; n++) {
            int start = reading.numbers.start(n);
            boolean called = reading.cues.before(start, Cue.SSN, 24) >= 0;
            if (reading.numbers.digits(n) == 9
                    && called
                    && area(reading, start)
                    && Joined.alone(reading, start, start + 9)) {
                found.add(EntityTypes.SSN, start, start + 9, Candidates.LIKELY + 18);
            } else if (reading.numbers.digits(n) == 3
                    && n + 2 < reading.numbers.count
                    && reading.numbers.digits(n + 1) == 2
                    && reading.numbers.digits(n + 2) == 4) {
                int end = reading.numbers.end(n + 2);
                char gap = reading.at(start + 3);
                boolean dashes = end - start == 11
                        && gap == reading.at(start + 6)
                        && (gap == '-' || called && (gap == ' ' || gap == '.'));
                boolean group = !reading.startsWith(start + 4, "00") && !reading.startsWith(end - 4, "0000");
                String number = Joined.text(reading, n, n + 2);
                boolean other = Samples.shown(reading, start, end, number)
                        || !called
                                && (reading.cues.before(start, Cue.REFERENCE, 16) >= 0
                                        || reading.cues.before(start, Cue.ORDER, 16) >= 0);
                if (dashes && group && area(reading, start) && Joined.alone(reading, start, end) && !other) {
                    found.add(EntityTypes.SSN, start, end, called ? Candidates.CERTAIN : Candidates.LIKELY + 10);
                }
            }
        }
    }

    private static boolean area(Reading reading, int start) {
        int area = Integer.parseInt(reading.words(start, start + 3));
        return area != 0 && area != 666;
    }
}
