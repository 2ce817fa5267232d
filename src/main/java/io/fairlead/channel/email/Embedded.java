package io.fairlead.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parts that stand inside a part without MIME saying so: winmail.dat, and uuencoded files in plain text. */
final class Embedded {
    private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} \\S.*");

    private Embedded() {}

    /** The parts inside, in order; empty when there are none and the part is what it says. */
    static List<Part> in(Part part) {
        String type = part.type().value();
        boolean tnef = type.endsWith("ms-tnef") || part.name().equalsIgnoreCase("winmail.dat");
        if (tnef) {
            return tnef(part);
        }
        return type.equals("text/plain") && hasBegin(part) ? uuencoded(part) : List.of();
    }

    private static List<Part> tnef(Part part) {
        List<Part> parts = new ArrayList<>();
        List<Tnef.Item> items = Tnef.read(part.content());
        boolean html =
                items.stream().anyMatch(item -> item.isText() && item.type().equals("text/html"));
        boolean text = false;
        for (Tnef.Item item : items) {
            boolean superseded = item.isText() && (text || html && !item.type().equals("text/html"));
            text |= item.isText() && !superseded;
            if (!superseded && item.content().length > 0) {
                parts.add(leaf(part, parts.size() + 1, item.type(), item.name(), item.content()));
            }
        }
        return parts;
    }

    private static boolean hasBegin(Part part) {
        byte[] bytes = part.bytes();
        for (int i = part.from(); i + 10 < part.to(); i++) {
            boolean atStart = i == part.from() || bytes[i - 1] == '\n' || bytes[i - 1] == '\r';
            if (atStart && bytes[i] == 'b' && bytes[i + 1] == 'e' && bytes[i + 5] == ' ' && bytes[i + 6] <= '7') {
                return true;
            }
        }
        return false;
    }

    private static List<Part> uuencoded(Part part) {
        byte[] content = part.content();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<Part> files = new ArrayList<>();
        String name = null;
        int begun = 0;
        Lines lines = new Lines(content, 0, content.length);
        while (lines.advance()) {
            String line = new String(content, lines.start(), lines.stop() - lines.start(), StandardCharsets.ISO_8859_1);
            if (name == null && BEGIN.matcher(line).matches()) {
                name = line.split(" ", 3)[2].strip();
                begun = lines.start();
                file.reset();
            } else if (name == null) {
                text.write(content, lines.start(), lines.next() - lines.start());
            } else if (line.equals("end")) {
                files.add(leaf(part, files.size() + 2, "application/octet-stream", name, file.toByteArray()));
                name = null;
            } else {
                Uuencode.line(line, file);
            }
        }
        if (name != null) {
            text.write(content, begun, content.length - begun);
        }
        if (!files.isEmpty()) {
            files.add(0, text(part, text.toByteArray()));
        }
        return files;
    }

    private static Part text(Part part, byte[] content) {
        return new Part(
                part.number() + ".1", Headers.NONE, part.type(), Field.NONE, content, 0, content.length, List.of());
    }

    private static Part leaf(Part part, int index, String type, String name, byte[] content) {
        Field file = name.isEmpty() ? Field.NONE : new Field("attachment", java.util.Map.of("filename", name));
        return new Part(
                part.number() + "." + index,
                Headers.NONE,
                Field.parse(type),
                file,
                content,
                0,
                content.length,
                List.of());
    }
}
