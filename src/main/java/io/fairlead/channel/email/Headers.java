package io.fairlead.channel.email;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A header block read leniently: lines that are no header are skipped as long as real ones follow. */
final class Headers {
    private static final String NEVER_IN_NAMES = ":\"(),;<>@[]{}=?\\";

    private static final Set<String> WHO = Set.of("from", "to", "subject", "date", "content-type");

    /** Of a part that has none of its own. */
    static final Headers NONE = new Headers(List.of(), 0);

    private final List<Header> fields;
    private final int bodyStart;
    private String fallback;

    private Headers(List<Header> fields, int bodyStart) {
        this.fields = fields;
        this.bodyStart = bodyStart;
    }

    /** Reads the block that starts at {@code from}; as much of it is kept as the limits allow. */
    static Headers read(byte[] bytes, int from, int end, Budget budget) {
        int limit = budget.limits().header();
        List<Header> fields = new ArrayList<>();
        String name = null;
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        Lines lines = new Lines(bytes, from, end);
        int body = end;
        int kept = 0;
        while (lines.advance()) {
            if (lines.isEmpty()) {
                body = lines.next();
                if (!fields.isEmpty() && !tellsWho(fields, name) && isWho(bytes, lines)) {
                    continue;
                }
                break;
            }
            int start = name == null && fields.isEmpty() ? afterSpaces(bytes, lines) : lines.start();
            int colon = nameEnd(bytes, start, lines.stop());
            boolean room = kept < limit && fields.size() < budget.limits().headers();
            if (!room) {
                budget.note("header_cut", "the header is longer than what is read of one");
            }
            int first = bytes[start];
            if (first == ' ' || first == '\t') {
                if (name != null && room) {
                    kept += append(value, bytes, lines.start(), lines.stop(), limit - kept);
                }
            } else if (colon > 0) {
                if (name != null) {
                    fields.add(new Header(name, value.toByteArray()));
                }
                name = ascii(bytes, start, colon);
                value.reset();
                int at = Lines.indexOf(bytes, (byte) ':', colon, lines.stop()) + 1;
                if (room) {
                    kept += name.length() + 2 + append(value, bytes, at, lines.stop(), limit - kept);
                } else {
                    name = null;
                }
            } else if (isMboxLine(bytes, lines.start(), lines.stop())) {
                continue;
            } else if (!headersFollow(bytes, lines.ahead(lines.next()))) {
                body = lines.start();
                break;
            }
        }
        if (name != null) {
            fields.add(new Header(name, value.toByteArray()));
        }
        return new Headers(fields, body);
    }

    /** The first field may be indented; it continues nothing. */
    private static int afterSpaces(byte[] bytes, Lines lines) {
        int start = lines.start();
        while (start < lines.stop() - 1 && (bytes[start] == ' ' || bytes[start] == '\t')) {
            start++;
        }
        return start;
    }

    private static boolean tellsWho(List<Header> fields, String last) {
        return WHO.contains(last == null ? "" : last) || fields.stream().anyMatch(field -> WHO.contains(field.name()));
    }

    /** Whether a header that every mail has follows the empty lines: then these stand inside the block by mistake. */
    private static boolean isWho(byte[] bytes, Lines lines) {
        Lines ahead = lines.ahead(lines.next());
        for (int i = 0; i < 5 && ahead.advance(); i++) {
            if (ahead.trimmed().isEmpty()) {
                continue;
            }
            int end = nameEnd(bytes, ahead.start(), ahead.stop());
            return end > 0 && WHO.contains(ascii(bytes, ahead.start(), end));
        }
        return false;
    }

    private static int append(ByteArrayOutputStream value, byte[] bytes, int from, int stop, int room) {
        int length = Math.min(stop - from, room);
        value.write(bytes, from, length);
        return length;
    }

    /** Index after the field's name, or -1 when the line does not start with a name and a colon. */
    private static int nameEnd(byte[] bytes, int start, int stop) {
        int i = start;
        while (i < stop && bytes[i] > 32 && bytes[i] < 127 && NEVER_IN_NAMES.indexOf(bytes[i]) < 0) {
            i++;
        }
        int colon = i;
        while (colon < stop && (bytes[colon] == ' ' || bytes[colon] == '\t')) {
            colon++;
        }
        return i > start && i - start <= 100 && colon < stop && bytes[colon] == ':' ? i : -1;
    }

    private static boolean isMboxLine(byte[] bytes, int start, int stop) {
        String line = ascii(bytes, start, Math.min(stop, start + 6));
        return line.startsWith("from ") || line.startsWith(">from ");
    }

    /** Whether the next few lines hold a header before the block ends: only then a stray line is skipped. */
    private static boolean headersFollow(byte[] bytes, Lines ahead) {
        for (int i = 0; i < 5 && ahead.advance() && !ahead.isEmpty(); i++) {
            if (nameEnd(bytes, ahead.start(), ahead.stop()) > 0) {
                return true;
            }
        }
        return false;
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1)
                .toLowerCase(java.util.Locale.ROOT);
    }

    /** Index of the first byte after the block and its empty line. */
    int bodyStart() {
        return bodyStart;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    List<Header> fields() {
        return fields;
    }

    /** Charset label to read raw 8-bit header text with, where it is not UTF-8: usually that of the body. */
    void fallback(String charset) {
        this.fallback = charset;
    }

    /** The first field of that name with raw bytes read as text, encoded words left as they are; null when absent. */
    String raw(String name) {
        return all(name).findFirst().orElse(null);
    }

    /** The first field of that name for people to read: encoded words decoded, spaces trimmed; empty when absent. */
    String text(String name) {
        String raw = raw(name);
        return raw == null ? "" : EncodedWords.decode(raw).strip();
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    Stream<String> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(this::string);
    }

    private String string(Header field) {
        return Text.oneLine(Charsets.decode(field.value(), fallback));
    }
}
