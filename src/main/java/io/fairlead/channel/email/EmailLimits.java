package io.fairlead.channel.email;

import java.time.Duration;

/**
 * How much of one mail is read; what lies beyond is left out and noted, the mail itself is always taken.
 *
 * @param size bytes of the whole mail
 * @param attachments number of attachments listed
 * @param attachmentSize bytes of one attachment; of a larger one only its name and size are kept
 * @param nesting depth of multiparts and attached mails
 * @param header bytes of one header block
 * @param headers number of fields in one header block
 * @param text bytes read from one plain-text attachment for the guard; of the mail's own text four times as much
 * @param time spent on one mail, by the clock; looked at between steps that take milliseconds
 */
public record EmailLimits(
        int size, int attachments, int attachmentSize, int nesting, int header, int headers, int text, Duration time) {
    private static final int ATTACHMENT = 32 << 20;
    private static final int HEADERS = 10_000;
    private static final Duration TIME = Duration.ofSeconds(10);

    public static final EmailLimits DEFAULT = new EmailLimits(32 << 20, 200, 30, 256 << 10, 256 << 10);

    public EmailLimits {
        if (size < 1024 || attachments < 0 || attachmentSize < 1024 || nesting < 1 || header < 1024) {
            throw new IllegalArgumentException(
                    "e-mail limits: size, attachment size and header need at least 1024 bytes, nesting at least 1");
        }
        if (headers < 10 || text < 1024 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(
                    "e-mail limits: at least 10 headers, 1024 bytes of text and a time above 0");
        }
    }

    /** With the usual size of attachments, number of headers and time. */
    public EmailLimits(int size, int attachments, int nesting, int header, int text) {
        this(size, attachments, ATTACHMENT, nesting, header, HEADERS, text, TIME);
    }
}
