package io.fairlead.channel.telegram;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into messages that Telegram takes: at a line's end, else at a space, never inside a character. */
final class Parts {
    static final int LONGEST = 4096;

    private Parts() {}

    static List<String> of(String text) {
        List<String> parts = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > LONGEST) {
            int end = end(rest);
            parts.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static int end(String text) {
        int line = text.lastIndexOf('\n', LONGEST);
        if (line > LONGEST / 2) {
            return line;
        }
        int space = text.lastIndexOf(' ', LONGEST);
        if (space > LONGEST / 2) {
            return space;
        }
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
