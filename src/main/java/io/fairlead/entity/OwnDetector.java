package io.fairlead.entity;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A detector that the operator wrote in {@code config/guard.yaml}: an RE2 pattern, words that must be near, a validator. */
public final class OwnDetector implements Detector {
    private static final int NEAR = 60;
    private final String name;
    private final Pattern pattern;
    private final List<String> context;
    private final Predicate<String> validator;

    OwnDetector(String name, Pattern pattern, List<String> context, Predicate<String> validator) {
        this.name = name;
        this.pattern = pattern;
        this.context = context.stream().map(Folding::key).toList();
        this.validator = validator;
    }

    @Override
    public Set<String> types() {
        return Set.of(name);
    }

    @Override
    public void find(Reading reading, Candidates found) {
        Matcher matcher = pattern.matcher(new String(reading.text, 0, reading.length));
        while (matcher.find()) {
            int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
            int start = matcher.start(group);
            int end = matcher.end(group);
            if (near(reading, start, end) && validator.test(reading.words(start, end))) {
                found.add(name, start, end, Candidates.CERTAIN - 8);
            }
        }
    }

    private boolean near(Reading reading, int start, int end) {
        int from = Math.max(0, start - NEAR);
        int to = Math.min(reading.length, end + NEAR);
        String around = new String(reading.lower, from, to - from);
        return context.isEmpty() || context.stream().anyMatch(around::contains);
    }
}
