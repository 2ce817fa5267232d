package io.fairlead.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encoded words in headers (RFC 2047), as mail really has them: inside quotes, glued to each other, with spaces in
 * them, and with a character cut in two between neighbours.
 */
final class EncodedWords {
    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*=\\s]{1,40})(?:\\*[^?\\s]{0,20})?\\?([bBqQ])\\?(.*?)(?:\\?=|$)", Pattern.DOTALL);

    private EncodedWords() {}

    static boolean any(String text) {
        return text.contains("=?") && WORD.matcher(text).find();
    }

    static String decode(String text) {
        if (!text.contains("=?")) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        Matcher word = WORD.matcher(text);
        int from = 0;
        Run run = null;
        while (word.find(from)) {
            String between = text.substring(from, word.start());
            String charset = word.group(1);
            boolean base64 = word.group(2).equalsIgnoreCase("b");
            boolean glued = run != null && between.isBlank();
            if (!glued) {
                flush(run, plain);
                plain.append(between);
                run = null;
            } else if (!run.charset.equalsIgnoreCase(charset)) {
                flush(run, plain);
                run = null;
            }
            if (run == null) {
                run = new Run(charset);
            }
            run.add(word.group(3), base64);
            from = word.end();
        }
        flush(run, plain);
        return Text.oneLine(plain.append(text, from, text.length()).toString());
    }

    private static void flush(Run run, StringBuilder plain) {
        if (run != null) {
            plain.append(run.text());
        }
    }

    /** Neighbouring words of one charset: their bytes are joined before they become characters. */
    private static final class Run {
        private final String charset;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final StringBuilder open = new StringBuilder();

        Run(String charset) {
            this.charset = charset;
        }

        void add(String text, boolean base64) {
            if (!base64) {
                close();
                bytes.writeBytes(quoted(text));
                return;
            }
            open.append(text);
            if (text.endsWith("=") || open.length() % 4 == 0) {
                close();
            }
        }

        String text() {
            close();
            return Charsets.decode(bytes.toByteArray(), charset);
        }

        private void close() {
            if (open.length() > 0) {
                bytes.writeBytes(TransferDecoding.base64(open.toString().getBytes(StandardCharsets.ISO_8859_1)));
                open.setLength(0);
            }
        }
    }

    private static byte[] quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '=' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else if (c > 0x7f) {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.write(c == '_' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }
}
