package io.fairlead.channel.form;

import io.fairlead.ticket.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data} as browsers send it (RFC 7578): every part, also several of one name. */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:[ \\t]*([^;\\r\\n]+)");
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_PARTS = 200;

    private Multipart() {}

    /** @throws UnreadableException when the body does not hold to its boundary */
    static List<Part> read(String contentType, byte[] body) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            throw new UnreadableException("The multipart body names no boundary.");
        }
        String boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        byte[] delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        byte[] first = Arrays.copyOfRange(delimiter, 2, delimiter.length);
        if (!startsWith(body, 0, first)) {
            throw broken();
        }
        List<Part> parts = new ArrayList<>();
        int from = first.length;
        while (!startsWith(body, from, new byte[] {'-', '-'})) {
            int end = indexOf(body, delimiter, from);
            if (end < 0 || !startsWith(body, from, new byte[] {'\r', '\n'}) || parts.size() >= MOST_PARTS) {
                throw broken();
            }
            parts.add(part(body, from + 2, end));
            from = end + delimiter.length;
        }
        return parts;
    }

    private static Part part(byte[] body, int from, int end) {
        int blank = indexOf(body, BLANK_LINE, from);
        if (blank < 0 || blank + BLANK_LINE.length > end) {
            throw broken();
        }
        String headers = new String(body, from, blank - from, StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(headers);
        if (!name.find()) {
            throw broken();
        }
        Matcher file = FILE_NAME.matcher(headers);
        Matcher type = TYPE.matcher(headers);
        return new Part(
                name.group(1),
                file.find() ? file.group(1).replace("%22", "\"") : null,
                type.find() ? type.group(1).strip() : "",
                Arrays.copyOfRange(body, blank + BLANK_LINE.length, end));
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (bytes[i] == wanted[0] && startsWith(bytes, i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] wanted) {
        return from + wanted.length <= bytes.length
                && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private static UnreadableException broken() {
        return new UnreadableException("The multipart body is broken.");
    }

    /** @param fileName as sent, null when the part is no file */
    record Part(String name, String fileName, String type, byte[] content) {
        boolean isFile() {
            return fileName != null;
        }
    }
}
