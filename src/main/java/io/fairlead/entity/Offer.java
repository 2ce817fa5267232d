package io.fairlead.entity;

import java.util.Set;

/** Whether one text offers a contact as the brand's: an official's words and a call to write, near the place. */
final class Offer {
    private static final Set<String> TOPICS = WordLists.read("impersonation", "topics");
    private final Reading reading;
    private final Brands brands;
    private Boolean named;

    Offer(Reading reading, Brands brands) {
        this.reading = reading;
        this.brands = brands;
    }

    /** The text names the brand; sought once and only when asked. */
    boolean named() {
        if (named == null) {
            named = brands.named(reading.lower, reading.length);
        }
        return named;
    }

    boolean near(int start, int end) {
        boolean official = reading.cues.near(start, end, Cue.OFFICIAL, 50);
        return official && solicited(start, end) && (named() || strong(start));
    }

    boolean solicited(int start, int end) {
        return reading.cues.near(start, end, Cue.SOLICIT, 40);
    }

    /** Part of the name is what such people call themselves. */
    static boolean topic(String name) {
        String low = Folding.key(name);
        for (String topic : TOPICS) {
            if (low.contains(topic)) {
                return true;
            }
        }
        return false;
    }

    private boolean strong(int start) {
        return reading.cues.before(start, Cue.OFFICIAL, 30) >= 0
                && reading.cues.before(start, Cue.SOLICIT, 20) >= 0
                && !question(start);
    }

    private boolean question(int start) {
        return reading.indexOf("?", start, start + 80) >= 0 || reading.indexOf("吗", start, start + 80) >= 0;
    }
}
