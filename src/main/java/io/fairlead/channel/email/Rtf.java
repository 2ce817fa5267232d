package io.fairlead.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words of an RTF text; or the HTML that Outlook has hidden in it (MS-OXRTFEX), from which it was made. */
final class Rtf {
    private static final int DEEPEST = 500;
    private static final Set<String> SILENT = Set.of(
            "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl", "headerr", "generator");
    private static final Map<String, String> SIGNS = Map.of(
            "par",
            "\n",
            "line",
            "\n",
            "tab",
            "\t",
            "lquote",
            "‘",
            "rquote",
            "’",
            "ldblquote",
            "“",
            "rdblquote",
            "”",
            "emdash",
            "—",
            "endash",
            "–",
            "bullet",
            "•");
    private static final Map<Integer, String> FONT_CHARSETS = Map.of(
            128,
            "windows-31j",
            129,
            "x-windows-949",
            134,
            "GB18030",
            136,
            "big5",
            161,
            "windows-1253",
            162,
            "windows-1254",
            177,
            "windows-1255",
            178,
            "windows-1256",
            204,
            "windows-1251",
            238,
            "windows-1250");

    private final byte[] rtf;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final Map<Integer, String> fonts = new HashMap<>();
    private final Deque<Group> groups = new ArrayDeque<>();
    private Group group = new Group(false, false, false, 1, null);
    private String charset = "windows-1252";
    private String pendingCharset;
    private int font;
    private int skip;
    private int at;
    private boolean html;

    private record Group(boolean silent, boolean hidden, boolean fontTable, int fallbackLength, String charset) {}

    private Rtf(byte[] rtf) {
        this.rtf = rtf;
    }

    /** Text, or HTML where {@link #isHtml} says so. */
    static Rtf read(byte[] rtf) {
        Rtf reader = new Rtf(rtf);
        reader.read();
        return reader;
    }

    boolean isHtml() {
        return html;
    }

    String text() {
        return text.toString();
    }

    private void read() {
        while (at < rtf.length) {
            byte b = rtf[at++];
            if (b == '{') {
                open();
            } else if (b == '}') {
                group = groups.isEmpty() ? group : groups.pop();
            } else if (b == '\\' && at < rtf.length) {
                control();
            } else if (b != '\r' && b != '\n') {
                add(b);
            }
        }
        flush();
    }

    private void open() {
        if (groups.size() < DEEPEST) {
            groups.push(group);
        }
    }

    private void control() {
        byte b = rtf[at];
        if (b == '\'') {
            int high = at + 2 < rtf.length ? Character.digit(rtf[at + 1], 16) : -1;
            int low = at + 2 < rtf.length ? Character.digit(rtf[at + 2], 16) : -1;
            at = Math.min(rtf.length, at + 3);
            if (high >= 0 && low >= 0) {
                add((byte) (high << 4 | low));
            }
        } else if (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z') {
            word();
        } else {
            at++;
            symbol(b);
        }
    }

    private void symbol(byte b) {
        if (b == '*') {
            if (!startsWith("\\htmltag")) {
                group = new Group(true, group.hidden, false, group.fallbackLength, group.charset);
            }
        } else if (b == '\\' || b == '{' || b == '}') {
            add(b);
        } else if (b == '~') {
            add((byte) ' ');
        } else if (b == '\r' || b == '\n') {
            say("\n");
        }
    }

    private boolean startsWith(String word) {
        int length = word.length();
        return at + length <= rtf.length && new String(rtf, at, length, StandardCharsets.US_ASCII).equals(word);
    }

    private void word() {
        int start = at;
        while (at < rtf.length && Character.isLetter(rtf[at]) && rtf[at] > 0) {
            at++;
        }
        String word = new String(rtf, start, at - start, StandardCharsets.US_ASCII);
        int digits = at;
        if (at < rtf.length && rtf[at] == '-') {
            at++;
        }
        while (at < rtf.length && Character.isDigit(rtf[at])) {
            at++;
        }
        int number = number(digits, at);
        if (at < rtf.length && rtf[at] == ' ') {
            at++;
        }
        apply(word, number, at > digits && number != Integer.MIN_VALUE);
    }

    private int number(int from, int to) {
        try {
            return Integer.parseInt(new String(rtf, from, to - from, StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            return Integer.MIN_VALUE;
        }
    }

    private void apply(String word, int number, boolean given) {
        if (SIGNS.containsKey(word)) {
            say(SIGNS.get(word));
        } else if (SILENT.contains(word)) {
            group = new Group(true, group.hidden, false, group.fallbackLength, group.charset);
        }
        switch (word) {
            case "fromhtml" -> html = true;
            case "htmlrtf" ->
                group = new Group(
                        group.silent, !given || number != 0, group.fontTable, group.fallbackLength, group.charset);
            case "fonttbl" -> group = new Group(true, group.hidden, true, group.fallbackLength, group.charset);
            case "ansicpg" -> charset = given ? "windows-" + number : charset;
            case "uc" ->
                group = new Group(
                        group.silent,
                        group.hidden,
                        group.fontTable,
                        given ? Math.max(0, Math.min(number, 8)) : 1,
                        group.charset);
            case "u" -> unicode(number, given);
            case "f" -> font(number);
            case "fcharset" -> fonts.put(font, FONT_CHARSETS.get(number));
            case "bin" -> at = given ? (int) Math.min(rtf.length, at + (long) Math.max(0, number)) : at;
            default -> {}
        }
    }

    private void unicode(int number, boolean given) {
        if (given) {
            say(String.valueOf((char) number));
            skip = group.fallbackLength;
        }
    }

    private void font(int number) {
        if (group.fontTable) {
            font = number;
        } else {
            group = new Group(group.silent, group.hidden, false, group.fallbackLength, fonts.get(number));
        }
    }

    private void add(byte b) {
        if (skip > 0) {
            skip--;
        } else if (!isSilent()) {
            String wanted = group.charset == null ? charset : group.charset;
            if (!wanted.equals(pendingCharset)) {
                flush();
                pendingCharset = wanted;
            }
            pending.write(b);
        }
    }

    private void say(String words) {
        if (!isSilent()) {
            flush();
            text.append(words);
        }
    }

    private boolean isSilent() {
        return group.silent || html && group.hidden;
    }

    private void flush() {
        if (pending.size() > 0) {
            text.append(Charsets.decode(pending.toByteArray(), pendingCharset));
            pending.reset();
        }
    }
}
