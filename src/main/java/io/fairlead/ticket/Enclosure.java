package io.fairlead.ticket;

/**
 * A file that goes out with a notice.
 *
 * @param name safe to save under, as the recipient sees it
 * @param type media type, told by content
 */
public record Enclosure(String name, String type, byte[] content) {}
