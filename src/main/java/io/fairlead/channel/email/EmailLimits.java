package io.fairlead.channel.email;

/**
 * How much of one mail is read; what lies beyond is left out and noted, the mail itself is always taken.
 *
 * @param size bytes of the whole mail
 * @param attachments number of attachments listed
 * @param nesting depth of multiparts and attached mails
 * @param header bytes of one header block
 * @param text bytes read from one plain-text attachment for the guard; of the mail's own text four times as much
 */
public record EmailLimits(int size, int attachments, int nesting, int header, int text) {
    public static final EmailLimits DEFAULT = new EmailLimits(32 << 20, 200, 30, 256 << 10, 256 << 10);

    public EmailLimits {
        if (size < 1024 || attachments < 0 || nesting < 1 || header < 1024 || text < 1024) {
            throw new IllegalArgumentException(
                    "e-mail limits: size, header and text need at least 1024 bytes, nesting at least 1");
        }
    }
}
