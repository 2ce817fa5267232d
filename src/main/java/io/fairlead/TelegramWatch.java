package io.fairlead;

import io.fairlead.channel.telegram.Address;
import io.fairlead.notice.Watch;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Joins the words about impersonators to Telegram's groups; a channel's file names the chat of its moderators. */
final class TelegramWatch implements Watch {
    private static final String AUTHOR = "telegram:";

    private final BinaryOperator<String> parameter;

    /** @param parameter a channel's name and a parameter's name to its value, empty when it has none */
    TelegramWatch(BinaryOperator<String> parameter) {
        this.parameter = parameter;
    }

    @Override
    public Map<String, String> moderators(Message message) {
        String chat = isTelegram(message) ? moderators(message.channel().name()) : "";
        return chat.isEmpty() ? Map.of() : Map.of(Address.CHAT, chat);
    }

    @Override
    public String place(Message message) {
        return Address.link(message.replyTo());
    }

    @Override
    public Map<String, String> answered(Message message) {
        String person = message.hints().getOrDefault(Message.ANSWERED_PERSON, "");
        if (!isTelegram(message)
                || person.isEmpty()
                || person.equals(message.author().id())) {
            return Map.of();
        }
        String answered = message.hints().get(Message.IN_REPLY_TO);
        Map<String, String> to = new HashMap<>(message.replyTo());
        to.put(Address.MESSAGE, answered.substring(answered.lastIndexOf('/') + 1));
        return to;
    }

    @Override
    public Map<String, String> author(Message message) {
        Map<String, String> to = new HashMap<>(message.replyTo());
        String id = message.author().id();
        String name = message.author().name().strip();
        if (isTelegram(message) && id.matches(AUTHOR + "\\d+") && !name.isEmpty()) {
            to.put(Address.USER, id.substring(AUTHOR.length()));
            to.put(Address.NAME, name);
        }
        return to;
    }

    private static boolean isTelegram(Message message) {
        return message.channel().kind() == ChannelKind.TELEGRAM;
    }

    /** A channel of the demo has no file. */
    private String moderators(String channel) {
        try {
            return parameter.apply(channel, "moderators");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
