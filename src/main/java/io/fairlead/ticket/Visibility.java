package io.fairlead.ticket;

/** Who can read a message where it was written; decided per message, because one bot serves groups and direct chats. */
public enum Visibility {
    PUBLIC,
    PRIVATE
}
