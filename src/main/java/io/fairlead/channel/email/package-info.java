/**
 * E-mail: {@code mailbox} hands whole mails to the path, {@link
 * io.fairlead.channel.email.EmailNormaliser} reads them from their bytes with parsers of our own that never give up.
 */
package io.fairlead.channel.email;
