package io.fairlead.channel.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Someone in From, To and the like.
 *
 * @param name display name, may be empty
 * @param address lower case; may lack a domain, or be empty where the sender wrote a name only
 */
record Address(String name, String address) {

    /** All addresses of a raw header value; groups are opened, what cannot be an address becomes a name. */
    static List<Address> list(String header) {
        if (header == null) {
            return List.of();
        }
        List<Address> found = new ArrayList<>();
        new Reader(header).into(found);
        if (found.size() == 1 && found.get(0).address().isEmpty() && EncodedWords.any(header)) {
            String decoded = EncodedWords.decode(header);
            if (decoded.contains("@")) {
                found.clear();
                new Reader(decoded).into(found);
            }
        }
        return found;
    }

    /** {@code mailto:} and the address: what "same customer" means for mail. */
    String id() {
        return "mailto:" + address;
    }

    @Override
    public String toString() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }

    private static final class Reader {
        private final String text;
        private final StringBuilder words = new StringBuilder();
        private final StringBuilder comment = new StringBuilder();
        private String angle;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        void into(List<Address> found) {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '"') {
                    quoted();
                } else if (c == '(') {
                    comment();
                } else if (c == '<') {
                    angle();
                } else if (text.startsWith("=?", at) && encodedWordEnd() > 0) {
                    int end = encodedWordEnd();
                    words.append(text, at, end);
                    at = end;
                } else if (c == ',' || c == ';') {
                    finish(found);
                    at++;
                } else if (c == ':' && angle == null && !words.toString().contains("@")) {
                    boolean isScheme = words.toString().strip().equalsIgnoreCase("mailto");
                    words.setLength(0);
                    at++;
                    if (isScheme) {
                        continue;
                    }
                } else {
                    words.append(c);
                    at++;
                }
            }
            finish(found);
        }

        private int encodedWordEnd() {
            int question = text.indexOf('?', at + 2);
            int second = question < 0 ? -1 : text.indexOf('?', question + 1);
            int end = second < 0 ? -1 : text.indexOf("?=", second + 1);
            return end < 0 ? -1 : end + 2;
        }

        private void quoted() {
            int start = words.length();
            int from = at++;
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                words.append(text.charAt(at++));
            }
            if (at >= text.length()) {
                words.setLength(start);
                at = from + 1;
                return;
            }
            at++;
        }

        private void comment() {
            int depth = 0;
            do {
                char c = text.charAt(at++);
                if (c == '\\' && at < text.length()) {
                    comment.append(text.charAt(at++));
                } else if (c == '(') {
                    depth++;
                } else if (c == ')') {
                    depth--;
                } else {
                    comment.append(c);
                }
            } while (depth > 0 && at < text.length());
        }

        private void angle() {
            int end = text.indexOf('>', at);
            String inside = text.substring(at + 1, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            if (angle == null || (!angle.contains("@") && inside.contains("@"))) {
                angle = inside.substring(inside.lastIndexOf('<') + 1);
            }
        }

        private void finish(List<Address> found) {
            String said = EncodedWords.decode(words.toString().strip());
            String remark = EncodedWords.decode(comment.toString().strip());
            String address = angle == null ? "" : angle.strip();
            String name = said;
            if (angle == null) {
                address = bare(said);
                name = address.isEmpty() ? said : said.replace(address, "").strip();
            }
            if (address.startsWith("@") && address.contains(":")) {
                address = address.substring(address.indexOf(':') + 1);
            }
            address = clean(address);
            name = Text.oneLine(name.isEmpty() ? remark : name);
            if (!name.isEmpty() || !address.isEmpty()) {
                found.add(new Address(name, address));
            }
            words.setLength(0);
            comment.setLength(0);
            angle = null;
        }

        /** The word with an @ in it, or the only word: a local name such as root. */
        private static String bare(String said) {
            for (String word : said.split("\\s+")) {
                if (word.indexOf('@') > 0) {
                    return word;
                }
            }
            return said.contains(" ") || said.chars().anyMatch(c -> c > 0x7f) ? "" : said;
        }

        private static String clean(String address) {
            String plain = EncodedWords.decode(address).strip();
            plain = plain.regionMatches(true, 0, "mailto:", 0, 7) ? plain.substring(7) : plain;
            String joined = plain.replaceAll("[\\s\"'<>]+", "");
            return joined.toLowerCase(Locale.ROOT);
        }
    }
}
