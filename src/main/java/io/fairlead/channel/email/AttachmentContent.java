package io.fairlead.channel.email;

/**
 * Gets a file out of a raw mail again, for whoever may see it: also one inside an attached mail, in winmail.dat or
 * uuencoded in the text. Reads with the limits that it was listed with, or the part numbers may differ.
 */
public final class AttachmentContent {
    private final EmailLimits limits;

    public AttachmentContent(EmailLimits limits) {
        this.limits = limits;
    }

    /**
     * The decoded content.
     *
     * @param raw the mail as it came
     * @param source the part number in {@link io.fairlead.ticket.Attachment#source()}
     * @return null when the mail has no such part
     */
    public byte[] of(byte[] raw, String source) {
        int end = Math.min(raw.length, limits.size());
        int start = EmailNormaliser.firstLine(raw, end);
        Part part = source == null || start >= end
                ? null
                : MimeReader.read(raw, start, end, Budget.timeless(limits)).find(source);
        return part == null ? null : part.content();
    }
}
