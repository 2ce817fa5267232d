package io.fairlead.channel.email.mailbox;

import java.time.Instant;

/**
 * What the server says of a mail before it is fetched.
 *
 * @param size in bytes, as far as the server counts right
 * @param arrived its INTERNALDATE
 */
record MailHead(long uid, long size, Instant arrived) {}
