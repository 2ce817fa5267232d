package io.fairlead.entity;

import java.util.HashSet;
import java.util.Set;

/** Sets of words that ship under {@code entity/words}: {@code [list]}, then a line a language with its words, by commas. */
final class WordLists {
    private WordLists() {}

    /** The words of one list, as {@link Folding#key} gives them. */
    static Set<String> read(String file, String list) {
        Set<String> words = new HashSet<>();
        boolean within = false;
        for (String line : CueFiles.lines("words/" + file + ".txt")) {
            if (line.startsWith("[")) {
                within = line.equals("[" + list + "]");
            } else if (within) {
                for (String word : line.substring(line.indexOf(':') + 1).split(",")) {
                    words.add(Folding.key(word.strip()));
                }
            }
        }
        if (words.isEmpty()) {
            throw new IllegalStateException("the resource entity/words/" + file + ".txt has no list " + list);
        }
        return words;
    }
}
