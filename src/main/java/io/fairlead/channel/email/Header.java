package io.fairlead.channel.email;

/**
 * One header field as it stands in the mail.
 *
 * @param name lower case
 * @param value unfolded bytes, in whatever charset the sender used
 */
record Header(String name, byte[] value) {}
