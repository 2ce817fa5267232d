/** What the router says: warnings and other notices, in the language of the message, out through the outbox. */
package io.fairlead.notice;
