package io.fairlead.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A structured header: a value and parameters, as in Content-Type and Content-Disposition. Reads RFC 2231 (continued,
 * percent-encoded), encoded words where they should not be, missing quotes and missing semicolons.
 *
 * @param value lower case, without parameters
 * @param parameters by lower-case name, decoded
 */
record Field(String value, Map<String, String> parameters) {
    static final Field NONE = new Field("", Map.of());

    private static final Pattern CONTINUED = Pattern.compile("([^*]+)\\*(?:(\\d{1,3})(\\*)?)?");
    private static final Pattern ESCAPED = Pattern.compile("%[89A-Fa-f][0-9A-Fa-f]%[89A-Ba-b][0-9A-Fa-f]");
    private static final Pattern UNSEPARATED = Pattern.compile("\\s+(?=[A-Za-z][\\w-]*\\*?=)");

    static Field parse(String header) {
        if (header == null) {
            return NONE;
        }
        int end = 0;
        while (end < header.length() && ";, \t".indexOf(header.charAt(end)) < 0) {
            end++;
        }
        String value = header.substring(0, end).strip().toLowerCase(Locale.ROOT);
        if (value.indexOf('=') > 0) {
            end = 0;
            value = "";
        }
        Map<String, String> raw = new LinkedHashMap<>();
        new Scanner(header, end).into(raw);
        return new Field(unquoted(value), decoded(raw));
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    private static String unquoted(String value) {
        return value.replace("\"", "").replace("'", "");
    }

    private static Map<String, String> decoded(Map<String, String> raw) {
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, TreeMap<Integer, Piece>> continued = new LinkedHashMap<>();
        raw.forEach((name, value) -> {
            Matcher piece = CONTINUED.matcher(name);
            if (piece.matches()) {
                int index = piece.group(2) == null ? 0 : Integer.parseInt(piece.group(2));
                boolean encoded = piece.group(2) == null || piece.group(3) != null;
                continued
                        .computeIfAbsent(piece.group(1), key -> new TreeMap<>())
                        .put(index, new Piece(value, encoded));
            } else {
                plain.putIfAbsent(name, escaped(EncodedWords.decode(value)));
            }
        });
        continued.forEach((name, pieces) -> {
            String joined = join(pieces);
            if (!joined.isEmpty()) {
                plain.put(name, joined);
            }
        });
        return plain;
    }

    /** A name escaped as in a link, which some web mail does instead of RFC 2231. */
    private static String escaped(String value) {
        if (!ESCAPED.matcher(value).find()) {
            return value;
        }
        String plain = new String(percent(value), StandardCharsets.UTF_8);
        return plain.indexOf('\ufffd') < 0 ? Text.oneLine(plain) : value;
    }

    private record Piece(String text, boolean encoded) {}

    private static String join(TreeMap<Integer, Piece> pieces) {
        String charset = null;
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (Map.Entry<Integer, Piece> entry : pieces.entrySet()) {
            String text = entry.getValue().text();
            if (entry.getValue().encoded() && charset == null) {
                String[] marked = text.split("'", 3);
                charset = marked.length == 3 ? marked[0] : "";
                text = marked.length == 3 ? marked[2] : text;
            }
            bytes.writeBytes(entry.getValue().encoded() ? percent(text) : text.getBytes(StandardCharsets.UTF_8));
        }
        return EncodedWords.decode(Text.oneLine(Charsets.decode(bytes.toByteArray(), charset)));
    }

    private static byte[] percent(String text) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** Cuts {@code ; name=value} pairs; a value in quotes may hold anything, one without ends at the semicolon. */
    private static final class Scanner {
        private final String text;
        private int at;

        Scanner(String text, int at) {
            this.text = text;
            this.at = at;
        }

        void into(Map<String, String> parameters) {
            while (at < text.length()) {
                int equals = text.indexOf('=', at);
                int semicolon = text.indexOf(';', at);
                if (equals < 0) {
                    return;
                }
                if (semicolon >= 0 && semicolon < equals) {
                    at = semicolon + 1;
                    continue;
                }
                String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
                name = name.substring(Math.max(name.lastIndexOf(' '), name.lastIndexOf(',')) + 1);
                at = equals + 1;
                parameters.putIfAbsent(name, value());
            }
        }

        private String value() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '"') {
                return quoted();
            }
            int end = text.indexOf(';', at);
            end = end < 0 ? text.length() : end;
            Matcher next = UNSEPARATED.matcher(text).region(at, end);
            if (next.find() && !text.startsWith("=?", at)) {
                end = next.start();
            }
            String value = text.substring(at, end).strip();
            at = end;
            boolean wrapped = value.length() > 2 && value.startsWith("'") && value.endsWith("'");
            return wrapped ? value.substring(1, value.length() - 1) : value;
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length() && "\"\\".indexOf(text.charAt(at + 1)) >= 0) {
                    at++;
                }
                value.append(text.charAt(at++));
            }
            at++;
            return value.toString();
        }
    }
}
