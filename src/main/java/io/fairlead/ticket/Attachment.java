package io.fairlead.ticket;

/**
 * A file that came with a message. Its bytes stand in the sealed inbound, or still at the channel.
 *
 * @param name as the sender wrote it, path parts and control characters removed; it is text that the guard reads too
 * @param type media type
 * @param size in bytes, -1 when unknown
 * @param sha256 lower-case hex of the content, null when the content was not fetched
 * @param source where the content can be had: a part number of the mail, a Telegram file_id; null when nowhere
 * @param text the content of a plain-text attachment, for the guard to read; null for every other type
 */
public record Attachment(String name, String type, long size, String sha256, String source, String text) {}
