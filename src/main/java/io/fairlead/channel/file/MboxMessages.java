package io.fairlead.channel.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The mails of an mbox (RFC 4155 and its elder relatives). A mail begins at a {@code From } line with a date after an
 * empty line, so that a sentence that begins with "From" stays in its mail where a program quoted nothing. Quoting is
 * undone: {@code >From } of mboxo; of mboxrd every {@code >>From } loses one {@code >} too.
 */
final class MboxMessages implements RawMessages {
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern DATED = Pattern.compile("From .*\\d{1,2}:\\d{2}.*\\b\\d{4}\\b.*", Pattern.DOTALL);

    private final ByteLines lines;
    private final int largest;
    private boolean begun;
    private boolean blank = true;

    /** @param largest bytes of one mail that are read; what follows is left out */
    MboxMessages(InputStream in, int largest) {
        this.lines = new ByteLines(in);
        this.largest = largest;
    }

    @Override
    public byte[] next() throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        byte[] line;
        while ((line = lines.next()) != null) {
            if (lines.begins() && blank && isSeparator(line)) {
                blank = false;
                if (begun) {
                    return withoutLastBlank(mail.toByteArray());
                }
                begun = true;
                continue;
            }
            blank = lines.begins() && isBlank(line);
            if (begun && mail.size() < largest) {
                int quoted = lines.begins() && isQuoted(line) ? 1 : 0;
                mail.write(line, quoted, Math.min(line.length - quoted, largest - mail.size()));
            }
        }
        boolean last = begun;
        begun = false;
        return last ? withoutLastBlank(mail.toByteArray()) : null;
    }

    @Override
    public long position() {
        return lines.position();
    }

    @Override
    public String mediaType() {
        return "message/rfc822";
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    static boolean isSeparator(byte[] line) {
        return startsWith(line, 0, FROM)
                && DATED.matcher(new String(line, 0, Math.min(line.length, 200), StandardCharsets.ISO_8859_1).strip())
                        .matches();
    }

    private static boolean isQuoted(byte[] line) {
        int marks = 0;
        while (marks < line.length && line[marks] == '>') {
            marks++;
        }
        return marks > 0 && startsWith(line, marks, FROM);
    }

    private static boolean isBlank(byte[] line) {
        return line.length == 1 && line[0] == '\n' || line.length == 2 && line[0] == '\r' && line[1] == '\n';
    }

    /** The empty line before the next {@code From } belongs to the mbox, not to the mail. */
    private static byte[] withoutLastBlank(byte[] mail) {
        int end = mail.length;
        if (end >= 4 && mail[end - 1] == '\n' && mail[end - 2] == '\r' && mail[end - 3] == '\n') {
            end -= 2;
        } else if (end >= 2 && mail[end - 1] == '\n' && mail[end - 2] == '\n') {
            end -= 1;
        }
        return end == mail.length ? mail : java.util.Arrays.copyOf(mail, end);
    }

    private static boolean startsWith(byte[] line, int from, byte[] wanted) {
        return line.length >= from + wanted.length
                && java.util.Arrays.equals(line, from, from + wanted.length, wanted, 0, wanted.length);
    }
}
