package io.fairlead.entity;

import java.util.HashSet;
import java.util.Set;

/** What a long word becomes under a hurried finger: a letter lost, doubled, swapped with the next, or its neighbour on the keyboard. */
final class Typos {
    /** Shorter words come out as other words. */
    private static final int LEAST = 6;

    private static final String[] ROWS = {
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"
    };

    private Typos() {}

    /** @param key as {@link Folding#key} gives it, with the {@code *} of an open word; none for a short one */
    static Set<String> of(String key) {
        boolean open = key.endsWith("*");
        String word = open ? key.substring(0, key.length() - 1) : key;
        Set<String> typos = new HashSet<>();
        if (word.length() < LEAST || !word.chars().allMatch(c -> c == ' ' || Chars.wordLetter((char) c))) {
            return typos;
        }
        for (int i = 1; i < word.length() - 1; i++) {
            String before = word.substring(0, i);
            char c = word.charAt(i);
            String after = word.substring(i + 1);
            if (c == ' ' || word.charAt(i - 1) == ' ') {
                continue;
            }
            typos.add(before + after);
            typos.add(before + c + c + after);
            if (after.charAt(0) != ' ') {
                typos.add(before + after.charAt(0) + c + after.substring(1));
            }
            for (char near : near(c).toCharArray()) {
                typos.add(before + near + after);
            }
        }
        typos.remove(word);
        if (!open) {
            return typos;
        }
        Set<String> opened = new HashSet<>();
        typos.forEach(typo -> opened.add(typo + "*"));
        return opened;
    }

    private static String near(char c) {
        for (String row : ROWS) {
            int at = row.indexOf(c);
            if (at >= 0) {
                return row.substring(Math.max(0, at - 1), at) + row.substring(at + 1, Math.min(row.length(), at + 2));
            }
        }
        return "";
    }
}
