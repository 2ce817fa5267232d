package io.fairlead.channel.email.mailbox;

import java.util.Optional;

/** Where cursors are kept over a restart; throws a RuntimeException when they cannot be read or written now. */
public interface MailCursors {
    /** The cursor of a channel's folder; empty before the first start. */
    Optional<MailCursor> find(String channel, String folder);

    /** In place of the one before. */
    void keep(String channel, String folder, MailCursor cursor);
}
