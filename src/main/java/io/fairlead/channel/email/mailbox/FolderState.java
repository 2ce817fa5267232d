package io.fairlead.channel.email.mailbox;

/**
 * A folder as the server showed it when it was opened.
 *
 * @param uidValidity its numbering
 * @param uidNext the number that the next mail to arrive will get, or a lower one
 */
record FolderState(long uidValidity, long uidNext) {}
