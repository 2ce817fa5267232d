package io.fairlead.entity;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.fairlead.ticket.EntityTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Postal addresses, by the way each country writes them (patterns: {@code entity/addresses.txt}). Patterns run only around
 * a digit, within a window, so that the cost stays linear.
 */
final class AddressDetector implements Detector {
    private static final int WINDOW = 120;

    private record Form(Pattern pattern, boolean called) {}

    private static final List<Form> LATIN = new ArrayList<>();
    private static final List<Form> EASTERN = new ArrayList<>();
    private static final Pattern GATE;

    static {
        List<String> gates = new ArrayList<>();
        for (String line : CueFiles.lines("addresses.txt")) {
            String[] f = line.split(" ", 3);
            if (f[0].equals("gate")) {
                gates.add(line.substring(5));
            } else {
                (f[0].equals("eastern") ? EASTERN : LATIN).add(new Form(Pattern.compile(f[2]), f[1].equals("called")));
            }
        }
        GATE = Pattern.compile(String.join("|", gates));
    }

    @Override
    public Set<String> types() {
        return Set.of(EntityTypes.ADDRESS);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        int done = 0;
        for (int n = 0; n < reading.numbers.count; n++) {
            int start = reading.numbers.start(n);
            if (start < done || reading.numbers.digits(n) > 6) {
                continue;
            }
            int from = Math.max(done, start - 60);
            int to = Math.min(reading.length, start + WINDOW);
            int end = search(reading, from, to, start, found);
            if (end < 0) {
                continue;
            }
            done = end;
        }
    }

    private static int search(Reading reading, int from, int to, int number, Candidates found) {
        boolean eastern = eastern(reading, from, to);
        if (!eastern && !gate(reading, from, to)) {
            return -1;
        }
        String window = new String(eastern ? reading.text : reading.lower, from, to - from);
        for (Form form : eastern ? EASTERN : LATIN) {
            Matcher matcher = form.pattern().matcher(window);
            int at = 0;
            while (at < window.length() && matcher.find(at)) {
                at = Math.max(matcher.end(), at + 1);
                int start = from + matcher.start();
                int end = from + matcher.end();
                while (end > start && " ,.-\n".indexOf(reading.text[end - 1]) >= 0) {
                    end--;
                }
                boolean called = reading.cues.before(start, Cue.ADDRESS, 24) >= 0
                        || reading.cues.any(Cue.NAME) && reading.cues.any(Cue.ADDRESS);
                if (number >= start && number < end && (called || !form.called())) {
                    found.add(EntityTypes.ADDRESS, start, end, Candidates.LIKELY + 6);
                    return end;
                }
            }
        }
        return -1;
    }

    private static boolean eastern(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            if ("路街道巷弄号號村楼室栋座市区區县町丁番시구동로길".indexOf(reading.text[i]) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean gate(Reading reading, int from, int to) {
        return GATE.matcher(new String(reading.lower, from, to - from)).find();
    }
}
