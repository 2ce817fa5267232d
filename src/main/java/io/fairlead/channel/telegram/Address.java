package io.fairlead.channel.telegram;

/** The keys of a Telegram message's {@link io.fairlead.ticket.Message#replyTo()}: where an answer to it goes. */
public final class Address {
    public static final String CHAT = "chat_id";
    public static final String MESSAGE = "message_id";
    /** A forum topic. */
    public static final String THREAD = "message_thread_id";
    /** The business account on whose behalf the bot answers. */
    public static final String BUSINESS = "business_connection_id";

    private Address() {}
}
