package io.fairlead.entity;

import java.util.HashSet;
import java.util.Set;

/** Numbers that documentation shows (list: {@code entity/sample-numbers.txt}); where the text speaks of examples they are nobody's. */
final class Samples {
    private static final Set<String> NUMBERS = new HashSet<>();
    private static final int WITHIN = 80;

    static {
        for (String line : CueFiles.lines("sample-numbers.txt")) {
            for (String number : line.substring(line.indexOf(':') + 1).split(",")) {
                NUMBERS.add(number.strip());
            }
        }
    }

    private Samples() {}

    static boolean shown(Reading reading, int start, int end, String digits) {
        return NUMBERS.contains(digits) && reading.cues.near(start, end, Cue.EXAMPLE, WITHIN);
    }
}
