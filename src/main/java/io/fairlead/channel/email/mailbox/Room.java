package io.fairlead.channel.email.mailbox;

/** Bounds the bytes of mails that are in memory at a time, over all mailboxes; one mail alone may be larger. */
final class Room {
    private final long most;
    private long taken;

    Room(long most) {
        this.most = most;
    }

    synchronized boolean take(long bytes) {
        if (taken > 0 && taken + bytes > most) {
            return false;
        }
        taken += bytes;
        return true;
    }

    synchronized void give(long bytes) {
        taken -= bytes;
    }
}
