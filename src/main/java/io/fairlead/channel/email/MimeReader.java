package io.fairlead.channel.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a mail into its parts from the raw bytes; a boundary that is missing, cut or wrong costs no text. */
final class MimeReader {
    private static final Field PLAIN = Field.parse("text/plain");
    private static final Field MAIL = Field.parse("message/rfc822");

    private static final int MOST_PARTS = 2_000;

    private final byte[] bytes;
    private final Budget budget;
    private int parts;

    private MimeReader(byte[] bytes, Budget budget) {
        this.bytes = bytes;
        this.budget = budget;
    }

    /** Reads the bytes between {@code from} and {@code to} as one mail. */
    static Part read(byte[] bytes, int from, int to, Budget budget) {
        MimeReader reader = new MimeReader(bytes, budget);
        return reader.part("", from, to, PLAIN, null, 0);
    }

    private Part part(String number, int from, int to, Field byDefault, String charset, int depth) {
        parts++;
        Headers headers = Headers.read(bytes, from, to, budget);
        int body = headers.bodyStart();
        String label = headers.raw("content-type");
        Field type = label == null || !label.contains("/") && !label.contains("=") ? byDefault : Field.parse(label);
        type = type.value().isEmpty() ? new Field(byDefault.value(), type.parameters()) : type;
        String ownCharset = type.parameter("charset");
        headers.fallback(ownCharset.isEmpty() ? charset : ownCharset);
        Field disposition = Field.parse(headers.raw("content-disposition"));
        List<Part> children = List.of();
        boolean room = hasRoom(depth);
        if (type.value().startsWith("multipart/") && room) {
            children = multipart(number, body, to, type, headers, depth);
            if (children.isEmpty()) {
                type = new Field("text/plain", type.parameters());
            }
        } else if ((type.value().equals("message/rfc822") || type.value().equals("message/global")) && room) {
            children = List.of(attached(number, headers, body, to, depth));
        }
        boolean unnumbered = !type.value().startsWith("multipart/") && (number.isEmpty() || number.endsWith("."));
        Part part = new Part(unnumbered ? number + "1" : number, headers, type, disposition, bytes, body, to, children);
        List<Part> embedded = children.isEmpty() && room ? embedded(part, depth) : List.of();
        return embedded.isEmpty() ? part : part.withChildren(embedded);
    }

    private boolean hasRoom(int depth) {
        if (depth >= budget.limits().nesting()) {
            budget.note("nesting_cut", "parts deeper than " + budget.limits().nesting() + " were not opened");
        }
        if (parts >= MOST_PARTS) {
            budget.note("parts_cut", "only the first " + MOST_PARTS + " parts were opened");
        }
        return depth < budget.limits().nesting() && parts < MOST_PARTS && !budget.isSpent();
    }

    /** A mail inside the mail; one that was wrongly encoded, though the standard forbids it, is decoded first. */
    private Part attached(String number, Headers headers, int from, int to, int depth) {
        String encoding = headers.raw("content-transfer-encoding");
        String prefix = number.isEmpty() ? "1" : number;
        String name = encoding == null ? "" : encoding.toLowerCase(Locale.ROOT);
        if (name.contains("base64") || name.contains("quoted")) {
            byte[] decoded = TransferDecoding.decode(encoding, bytes, from, to);
            return inside(decoded, prefix + ".", depth);
        }
        return part(prefix + ".", from, to, PLAIN, null, depth + 1);
    }

    private List<Part> embedded(Part part, int depth) {
        if (!part.type().value().endsWith("pkcs7-mime")) {
            return Embedded.in(part);
        }
        byte[] signed = Cms.signedContent(part.content());
        return signed == null ? List.of() : List.of(inside(signed, part.number() + ".1", depth));
    }

    private Part inside(byte[] decoded, String number, int depth) {
        MimeReader inner = new MimeReader(decoded, budget);
        inner.parts = parts;
        return inner.part(number, 0, decoded.length, PLAIN, null, depth + 1);
    }

    private List<Part> multipart(String number, int from, int to, Field type, Headers headers, int depth) {
        String boundary = type.parameter("boundary");
        List<int[]> ranges = boundary.isEmpty() ? List.of() : split(from, to, boundary, true);
        if (ranges.isEmpty() && !boundary.isEmpty()) {
            ranges = split(from, to, boundary, false);
        }
        if (ranges.isEmpty()) {
            String guessed = guess(from, to);
            ranges = guessed == null ? List.of() : split(from, to, guessed, true);
        }
        Field byDefault = type.value().equals("multipart/digest") ? MAIL : PLAIN;
        List<Part> children = new ArrayList<>();
        for (int[] range : ranges) {
            String prefix = number.isEmpty() || number.endsWith(".") ? number : number + ".";
            String child = prefix + (children.size() + 1);
            children.add(part(child, range[0], range[1], byDefault, type.parameter("charset"), depth + 1));
        }
        return children;
    }

    private List<int[]> split(int from, int to, String boundary, boolean exact) {
        List<int[]> ranges = new ArrayList<>();
        String open = "--" + boundary.stripTrailing();
        String close = open + "--";
        Lines lines = new Lines(bytes, from, to);
        int start = -1;
        while (ranges.size() < MOST_PARTS && lines.advance() && !isLate(lines)) {
            if (lines.stop() - lines.start() < 2 || bytes[lines.start()] != '-' || bytes[lines.start() + 1] != '-') {
                continue;
            }
            String line = lines.trimmed();
            boolean closes = exact ? line.equals(close) : line.startsWith(close);
            boolean opens = exact ? line.equals(open) : line.startsWith(open);
            if (!opens && !closes) {
                continue;
            }
            if (start >= 0) {
                ranges.add(new int[] {start, Math.max(start, beforeLineEnd(lines.start(), start))});
            }
            start = closes ? -1 : lines.next();
        }
        if (start >= 0 && start < to) {
            ranges.add(new int[] {start, to});
        }
        return ranges;
    }

    /** The clock is looked at once in many lines. */
    private boolean isLate(Lines lines) {
        return (lines.start() & 0xff) == 0 && budget.isSpent();
    }

    /** The line end before a boundary belongs to the boundary. */
    private int beforeLineEnd(int at, int start) {
        int end = at;
        if (end > start && bytes[end - 1] == '\n') {
            end--;
        }
        while (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        return end;
    }

    /** The first line that starts with two hyphens, is followed by a Content header. */
    private String guess(int from, int to) {
        Lines lines = new Lines(bytes, from, to);
        String first = null;
        for (int i = 0; i < 10_000 && lines.advance(); i++) {
            if (lines.stop() - lines.start() < 5 || bytes[lines.start()] != '-' || bytes[lines.start() + 1] != '-') {
                continue;
            }
            String line = lines.trimmed();
            String key = line.length() > 4 && line.endsWith("--") ? line.substring(0, line.length() - 2) : line;
            if (line.length() <= 202 && !line.contains(" ")) {
                first = first == null && contentFollows(lines) ? key : first;
            }
        }
        return first == null ? null : first.substring(2);
    }

    private boolean contentFollows(Lines lines) {
        Lines ahead = lines.ahead(lines.next());
        return ahead.advance() && ahead.trimmed().toLowerCase(Locale.ROOT).startsWith("content-");
    }
}
