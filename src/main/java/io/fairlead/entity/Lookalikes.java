package io.fairlead.entity;

/** Letters that look like others (after Unicode TR 39, the part that swindlers use), and nearness of a name within a longer one. */
final class Lookalikes {
    private static final String FROM = "аеорсухіјѕԁһкмтвнпгα" + "ονρτυκιβ" + "0135!|$@" + "ӏΙ";
    private static final String TO = "aeopcyxijsdhkmtbhnra" + "ovptukib" + "oiesllsa" + "li";

    private Lookalikes() {}

    /** Lower case, confusable letters replaced, l and i taken for one, everything but letters removed. */
    static String skeleton(String text) {
        StringBuilder bare = new StringBuilder();
        for (char c : Folding.key(text).toCharArray()) {
            int at = FROM.indexOf(c);
            char plain = at >= 0 ? TO.charAt(at) : c;
            if (Character.isLetter(plain)) {
                bare.append(plain == 'l' || plain == 'j' ? 'i' : plain == 'v' ? 'u' : plain);
            }
        }
        return bare.toString()
                .replace("rn", "m")
                .replace("vv", "w")
                .replace("uu", "w")
                .replace("ci", "d");
    }

    /** Whether some stretch of the text is at most {@code edits} edits from the name (Sellers 1980); texts are short. */
    static boolean within(String text, String name, int edits) {
        if (text.length() > 80) {
            return false;
        }
        int[] column = new int[name.length() + 1];
        for (int i = 0; i <= name.length(); i++) {
            column[i] = i;
        }
        for (int t = 0; t < text.length(); t++) {
            int diagonal = 0;
            column[0] = 0;
            int left = 0;
            for (int i = 1; i <= name.length(); i++) {
                int up = column[i];
                int cost = diagonal + (name.charAt(i - 1) == text.charAt(t) ? 0 : 1);
                column[i] = Math.min(cost, Math.min(up, left) + 1);
                left = column[i];
                diagonal = up;
            }
            if (column[name.length()] <= edits) {
                return true;
            }
        }
        return false;
    }
}
