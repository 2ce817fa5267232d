package io.fairlead.channel.email.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Whose mails must stay in order: a rough reading of From, which no mail can make fail. Two spellings of an address may
 * part its mails, which costs their order only.
 */
public final class SenderLane {
    private static final int HEADER = 64 << 10;

    private SenderLane() {}

    /** The sender's address in small letters; empty when there is none. */
    public static String of(byte[] mail) {
        int at = 0;
        int end = Math.min(mail.length, HEADER);
        while (at < end && mail[at] != '\n' && mail[at] != '\r') {
            int next = lineEnd(mail, at, end);
            if (isFrom(mail, at, end)) {
                while (next < end && (mail[next] == ' ' || mail[next] == '\t')) {
                    next = lineEnd(mail, next, end);
                }
                return address(new String(mail, at + 5, Math.max(0, next - at - 5), StandardCharsets.ISO_8859_1));
            }
            at = next;
        }
        return "";
    }

    private static int lineEnd(byte[] mail, int from, int end) {
        int at = from;
        while (at < end && mail[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, end);
    }

    private static boolean isFrom(byte[] mail, int at, int end) {
        return end - at > 5
                && (mail[at] | 0x20) == 'f'
                && (mail[at + 1] | 0x20) == 'r'
                && (mail[at + 2] | 0x20) == 'o'
                && (mail[at + 3] | 0x20) == 'm'
                && mail[at + 4] == ':';
    }

    private static String address(String from) {
        int open = from.lastIndexOf('<');
        int close = from.indexOf('>', open + 1);
        String address = open >= 0 && close > open ? from.substring(open + 1, close) : from;
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
