package io.fairlead.channel.email.mailbox;

/**
 * What became of a mail in its lane.
 *
 * @param numbering which numbering of the folder the UID belongs to
 * @param bytes that it took in memory
 * @param failure null when the mail is committed, else why it is not, in one word
 */
record Outcome(int numbering, MailHead mail, long bytes, String failure) {
    /** It was not even tried, because something before it failed, or we are being stopped. */
    static final String NOT_TRIED = "";
}
