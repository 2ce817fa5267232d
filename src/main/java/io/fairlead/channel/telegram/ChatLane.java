package io.fairlead.channel.telegram;

/** The chat that an update is about, whose updates stay in their order. */
public final class ChatLane {
    private ChatLane() {}

    /** Empty when it is about none. */
    public static String of(byte[] update) {
        return RawUpdate.one(update).map(RawUpdate::chat).orElse("");
    }
}
