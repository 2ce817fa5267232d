package io.fairlead.channel.email;

/**
 * Gets files out of a raw mail again, for whoever may see them: also one inside an attached mail, in winmail.dat or
 * uuencoded in the text. The mail is read once, at the first file, with the limits that its files were listed with, or
 * the part numbers may differ.
 */
public final class AttachmentContent {
    private final EmailLimits limits;
    private final byte[] raw;
    private Part mail;

    /** @param raw the mail as it came */
    public AttachmentContent(EmailLimits limits, byte[] raw) {
        this.limits = limits;
        this.raw = raw;
    }

    /**
     * The decoded content.
     *
     * @param source the part number in {@link io.fairlead.ticket.Attachment#source()}
     * @return null when the mail has no such part
     */
    public byte[] of(String source) {
        int end = Math.min(raw.length, limits.size());
        int start = EmailNormaliser.firstLine(raw, end);
        if (source == null || start >= end) {
            return null;
        }
        if (mail == null) {
            mail = MimeReader.read(raw, start, end, Budget.timeless(limits));
        }
        Part part = mail.find(source);
        return part == null ? null : part.content();
    }
}
