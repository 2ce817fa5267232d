package io.fairlead.channel.email.mailbox;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Cursors in memory, for tests of everything but the database. */
public final class KeptCursors implements MailCursors {
    private final Map<String, MailCursor> cursors = new ConcurrentHashMap<>();

    @Override
    public Optional<MailCursor> find(String channel, String folder) {
        return Optional.ofNullable(cursors.get(channel + "/" + folder));
    }

    @Override
    public void keep(String channel, String folder, MailCursor cursor) {
        cursors.put(channel + "/" + folder, cursor);
    }
}
