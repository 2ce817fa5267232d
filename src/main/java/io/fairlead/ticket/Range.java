package io.fairlead.ticket;

/** A place in a Java string: UTF-16 indexes, end exclusive, never empty. */
public record Range(int start, int end) {
    public Range {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("no range: " + start + ".." + end);
        }
    }
}
