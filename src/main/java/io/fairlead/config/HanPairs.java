package io.fairlead.config;

/** Traditional Chinese characters, each with the simplified one that it is folded into. */
public final class HanPairs {
    private HanPairs() {}

    /** Takes one pair. */
    public interface Pair {
        void take(char traditional, char simplified);
    }

    /** Gives every pair of {@code topics/han-variants.txt}. */
    public static void each(Pair pair) {
        for (String pairs : ResourceLines.of("/topics/han-variants.txt")) {
            for (int i = 0; i + 1 < pairs.length(); i += 3) {
                pair.take(pairs.charAt(i), pairs.charAt(i + 1));
            }
        }
    }
}
