package io.fairlead.ticket;

/**
 * A file that came with a message. Its bytes stand in the store of contents, or still at the channel.
 *
 * @param name as the sender wrote it, path parts and control characters removed; it is text that the guard reads too
 * @param type media type
 * @param size in bytes, -1 when unknown
 * @param sha256 lower-case hex of the content, null when the content was not fetched
 * @param source where the content can be had: a part number of the mail, a Telegram file_id; null when nowhere
 * @param text the content of a plain-text attachment, for the guard to read; null for every other type
 * @param note why there is no content ({@code too_large}, {@code gone}); null when there is, or may yet be
 */
public record Attachment(String name, String type, long size, String sha256, String source, String text, String note) {
    public Attachment(String name, String type, long size, String sha256, String source, String text) {
        this(name, type, size, sha256, source, text, null);
    }

    /** The content is still to be fetched from the channel. */
    public boolean isWanted() {
        return sha256 == null && source != null && note == null;
    }

    /** The same file, of which no content will be had. */
    public Attachment without(String reason) {
        return new Attachment(name, type, size, null, null, text, reason);
    }

    /** The same file with the words that stand in it. */
    public Attachment read(String words) {
        return withWords(name, words);
    }

    /** The same file, of whose words nothing is known. */
    public Attachment unread() {
        return withWords(name, null);
    }

    Attachment withWords(String newName, String newText) {
        return new Attachment(newName, type, size, sha256, source, newText, note);
    }
}
