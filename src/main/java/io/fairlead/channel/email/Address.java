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
        private final StringBuilder unquoted = new StringBuilder();
        private final StringBuilder comment = new StringBuilder();
        private String surname = "";
        private String angle;
        private int nameEnd;
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
                    angle(found);
                } else if (text.startsWith("=?", at) && encodedWordEnd() > 0) {
                    word(text.substring(at, encodedWordEnd()));
                    at = encodedWordEnd();
                } else if (c == ',' || c == ';') {
                    finish(found, c == ',');
                    at++;
                } else if (c == ':' && angle == null && !words.toString().contains("@")) {
                    boolean isScheme = words.toString().strip().equalsIgnoreCase("mailto");
                    clear();
                    at++;
                    if (isScheme) {
                        continue;
                    }
                } else {
                    if (c != '>') {
                        word(String.valueOf(c));
                    }
                    at++;
                }
            }
            finish(found, false);
        }

        private void word(String part) {
            words.append(part);
            unquoted.append(part);
        }

        private int encodedWordEnd() {
            int question = text.indexOf('?', at + 2);
            int second = question < 0 ? -1 : text.indexOf('?', question + 1);
            int end = second < 0 ? -1 : text.indexOf("?=", second + 1);
            return end < 0 ? -1 : end + 2;
        }

        /** Words in quotes are a name and hold no address, except for a local part that is quoted. */
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
            if (at < text.length() && text.charAt(at) == '@') {
                words.setLength(start);
                word(text.substring(from, at).replaceAll("\\s", ""));
            } else {
                unquoted.append(' ');
            }
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

        /** A second address without a comma before it begins another entry, its name after the first address. */
        private void angle(List<Address> found) {
            int end = text.indexOf('>', at);
            String inside = text.substring(at + 1, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            if (angle != null && angle.contains("@") && inside.contains("@")) {
                String next = words.substring(Math.min(nameEnd, words.length()));
                words.setLength(Math.min(nameEnd, words.length()));
                finish(found, false);
                word(next);
            }
            nameEnd = words.length();
            if (angle == null || (!angle.contains("@") && inside.contains("@"))) {
                angle = inside.substring(inside.lastIndexOf('<') + 1);
            }
        }

        private void finish(List<Address> found, boolean more) {
            String said = EncodedWords.decode(words.toString().strip());
            boolean hidden = angle == null && EncodedWords.any(words.toString()) && said.contains("@");
            if (hidden) {
                String before = surname;
                clear();
                new Reader(said).into(found);
                surname = before;
                return;
            }
            String bare = bare(EncodedWords.decode(unquoted.toString().strip()));
            if (angle != null && !angle.contains("@") && bare.contains("@")) {
                said = angle;
                angle = bare;
            }
            String name = said;
            String address = angle == null ? "" : angle.strip();
            if (angle == null) {
                address = bare;
                name = bare.isEmpty() ? said : said.replace(bare, "").strip();
            }
            name = name(name.isEmpty() ? EncodedWords.decode(comment.toString().strip()) : name);
            address = clean(address);
            if (more && angle == null && !address.contains("@") && isOneWord(said)) {
                String before = surname;
                clear();
                surname = before.isEmpty() ? said : before + ", " + said;
                return;
            }
            take(found, name, address);
        }

        /** "Lee, Ann <ann@…>" without quotes around the name is one person, not two. */
        private void take(List<Address> found, String name, String address) {
            boolean isOne = angle != null && !name.isEmpty() && !surname.contains(",");
            if (!surname.isEmpty() && !isOne) {
                for (String local : surname.split(", ")) {
                    found.add(new Address("", clean(local)));
                }
            }
            String whole = surname.isEmpty() || !isOne ? name : surname + ", " + name;
            if (!whole.isEmpty() || !address.isEmpty()) {
                found.add(new Address(whole, address));
            }
            clear();
        }

        private void clear() {
            words.setLength(0);
            unquoted.setLength(0);
            comment.setLength(0);
            surname = "";
            angle = null;
        }

        private static boolean isOneWord(String said) {
            return !said.isEmpty() && said.chars().noneMatch(Character::isWhitespace);
        }

        private static String name(String name) {
            String plain = Text.oneLine(name);
            char first = plain.isEmpty() ? ' ' : plain.charAt(0);
            boolean wrapped =
                    plain.length() > 2 && (first == '"' || first == '\'') && plain.charAt(plain.length() - 1) == first;
            return wrapped ? plain.substring(1, plain.length() - 1).strip() : plain;
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

        private static String clean(String written) {
            String plain = EncodedWords.decode(written).strip();
            int comment = plain.indexOf('(');
            plain = comment > 0 ? withoutComments(plain) : plain;
            boolean literal = plain.contains("@[");
            plain = plain.startsWith("[") ? plain.substring(1) : plain;
            plain = plain.endsWith("]") && !literal ? plain.substring(0, plain.length() - 1) : plain;
            plain = plain.regionMatches(true, 0, "mailto:", 0, 7) ? plain.substring(7) : plain;
            if (plain.startsWith("@") && plain.contains(":")) {
                plain = plain.substring(plain.indexOf(':') + 1);
            }
            boolean quoted = plain.startsWith("\"") && plain.contains("\"@");
            String joined = plain.replaceAll(quoted ? "[\\s<>]+" : "[\\s\"'<>]+", "");
            return joined.toLowerCase(Locale.ROOT);
        }

        private static String withoutComments(String address) {
            StringBuilder plain = new StringBuilder(address.length());
            int depth = 0;
            for (char c : address.toCharArray()) {
                depth += c == '(' ? 1 : 0;
                if (depth == 0) {
                    plain.append(c);
                }
                depth -= c == ')' && depth > 0 ? 1 : 0;
            }
            return plain.toString();
        }
    }
}
