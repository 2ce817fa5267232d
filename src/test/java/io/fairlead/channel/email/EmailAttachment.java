package io.fairlead.channel.email;

/** Gets a file out of a raw mail again, for whoever may see it. */
public final class EmailAttachment {
    private EmailAttachment() {}

    /**
     * The decoded content.
     *
     * @param raw the mail as it came
     * @param source the part number in {@link io.fairlead.ticket.Attachment#source()}
     * @return null when the mail has no such part
     */
    public static byte[] content(byte[] raw, String source, EmailLimits limits) {
        int end = Math.min(raw.length, limits.size());
        Part part = MimeReader.read(raw, EmailNormaliser.firstLine(raw, end), end, limits)
                .find(source);
        return part == null ? null : part.content();
    }
}
