/**
 * Mailboxes over IMAP: {@link io.fairlead.channel.email.mailbox.MailboxComponent} is what the route template names,
 * {@link io.fairlead.channel.email.mailbox.FolderWatch} the loop of one folder, {@link
 * io.fairlead.channel.email.mailbox.Progress} what has been taken. No parser looks into a mail here.
 */
package io.fairlead.channel.email.mailbox;
