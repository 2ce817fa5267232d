package io.fairlead.ticket;

/**
 * A sensitive place in the masked message; holds where, never what.
 *
 * @param part a key of {@link Message#parts()}, mostly {@code text}
 * @param start offset of the first character in the masked part, in Unicode code points
 * @param end offset after the last one, in code points
 */
public record Finding(String type, String part, int start, int end, Severity severity) {}
