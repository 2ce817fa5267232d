/** Archives: single mails, mbox, Maildir and JSON lines, from a command or a watched folder; nobody is told anything. */
package io.fairlead.channel.file;
