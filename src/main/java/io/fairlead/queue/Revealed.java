package io.fairlead.queue;

/**
 * A message as it came, unmasked: for the eyes of whoever asked, never to be stored or logged.
 *
 * @param revision 0 for the message, then its edits, or the parts of an album, as they came
 */
public record Revealed(int revision, String subject, String text) {
    /** Says nothing of what it holds. */
    @Override
    public String toString() {
        return "revision " + revision;
    }
}
