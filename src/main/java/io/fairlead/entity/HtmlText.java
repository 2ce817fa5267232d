package io.fairlead.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.text.translate.EntityArrays;

/**
 * HTML as a person reads it: tags left out, entities decoded, a line for each block; attributes that hold words or links
 * stand at the end, a line each, so that nothing hides there. It knows the way back to the places in the HTML.
 */
final class HtmlText {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "blockquote",
            "body",
            "br",
            "dd",
            "div",
            "dt",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "header",
            "hr",
            "html",
            "li",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "title",
            "tr",
            "ul");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> ATTRIBUTES = Set.of("action", "alt", "content", "href", "src", "title", "value");
    private static final int LONGEST_ENTITY = 12;
    private static final Map<String, Character> ENTITIES = new TreeMap<>(Map.of("&apos;", '\''));

    static {
        List.of(EntityArrays.BASIC_UNESCAPE, EntityArrays.ISO8859_1_UNESCAPE, EntityArrays.HTML40_EXTENDED_UNESCAPE)
                .forEach(table -> table.forEach((name, c) -> ENTITIES.put(name.toString(), c.charAt(0))));
    }

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private final List<int[]> attributes = new ArrayList<>();
    private int[] from = new int[256];
    private int[] to = new int[256];
    /** A tag that is never closed: the rest is text, so that it is sought once only. */
    private boolean broken;

    HtmlText(String html) {
        this.html = html;
        read(0, html.length(), true);
        for (int[] value : attributes) {
            add('\n', value[0], value[0]);
            read(value[0], value[1], false);
        }
    }

    String text() {
        return text.toString();
    }

    /** The same place in the HTML; tags within it are taken in. */
    Span inHtml(Span span) {
        return new Span(span.type(), from[span.start()], to[span.end() - 1]);
    }

    private void read(int start, int end, boolean tags) {
        int i = start;
        while (i < end) {
            char c = html.charAt(i);
            int close = tags && c == '<' ? close(i) : -1;
            if (close > 0) {
                tag(i, close);
                i = close;
            } else if (c == '&') {
                i = entity(i);
            } else if (tags && c <= ' ') {
                i++;
                if (!text.isEmpty() && text.charAt(text.length() - 1) > ' ') {
                    add(' ', i - 1, i);
                }
            } else {
                add(c, i, ++i);
            }
        }
    }

    /** Place after the tag or comment that begins here; -1 when none does. */
    private int close(int open) {
        char first = open + 1 < html.length() ? html.charAt(open + 1) : ' ';
        if (broken || !(Chars.letter(first) || first == '/' || first == '!' || first == '?')) {
            return -1;
        }
        char quote = 0;
        for (int i = open + 1; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        broken = true;
        return -1;
    }

    private void tag(int open, int close) {
        int start = html.charAt(open + 1) == '/' ? open + 2 : open + 1;
        int end = start;
        while (end < close && Chars.alnum(html.charAt(end))) {
            end++;
        }
        String name = html.substring(start, end).toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            attributes.add(new int[] {start, close - 1}); // a comment: read, in case
        } else if (BLOCKS.contains(name) && (text.isEmpty() || text.charAt(text.length() - 1) != '\n')) {
            add('\n', open, close);
        } else if (CELLS.contains(name)) {
            add(' ', open, close);
        }
        for (int equals = find('=', end, close); equals > 0; ) {
            int value = equals + 1;
            char quote = html.charAt(value);
            boolean quoted = quote == '"' || quote == '\'';
            int stop = quoted ? value + 1 : value;
            while (stop < close - 1 && (quoted ? html.charAt(stop) != quote : html.charAt(stop) > ' ')) {
                stop++;
            }
            int word = equals;
            while (word > end && Chars.letter(html.charAt(word - 1))) {
                word--;
            }
            if (ATTRIBUTES.contains(html.substring(word, equals).toLowerCase(Locale.ROOT))) {
                attributes.add(new int[] {quoted ? value + 1 : value, stop});
            }
            equals = find('=', stop, close);
        }
    }

    /** Gives the place after the entity, or after the bare ampersand. */
    private int entity(int at) {
        int end = find(';', at, Math.min(html.length(), at + LONGEST_ENTITY));
        if (end > 0) {
            String name = html.substring(at, end + 1);
            Character named = ENTITIES.get(name);
            int code = named != null ? named : name.startsWith("&#") ? number(name) : -1;
            if (code > 0) {
                for (char c : Character.toChars(code)) {
                    add(c, at, end + 1);
                }
                return end + 1;
            }
        }
        add('&', at, at + 1);
        return at + 1;
    }

    /** Bounded, so that looking for what is not there stays cheap; -1 when it is not. */
    private int find(char c, int start, int end) {
        for (int i = start; i < end; i++) {
            if (html.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    private static int number(String name) {
        boolean hex = name.charAt(2) == 'x' || name.charAt(2) == 'X';
        try {
            int code = Integer.parseInt(name, hex ? 3 : 2, name.length() - 1, hex ? 16 : 10);
            return Character.isValidCodePoint(code) ? code : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void add(char c, int start, int end) {
        int at = text.length();
        if (at == from.length) {
            from = Arrays.copyOf(from, 2 * at);
            to = Arrays.copyOf(to, 2 * at);
        }
        from[at] = start;
        to[at] = end;
        text.append(c);
    }
}
