package io.fairlead.notice;

import io.fairlead.ticket.Message;
import java.util.Map;

/** What a channel knows of its public places, in its own terms; an empty recipient means that there is nobody. */
public interface Watch {
    /** No moderators, and nobody was answered. */
    Watch NOBODY = new Watch() {
        @Override
        public Map<String, String> moderators(Message message) {
            return Map.of();
        }

        @Override
        public String place(Message message) {
            return "";
        }

        @Override
        public Map<String, String> answered(Message message) {
            return Map.of();
        }

        @Override
        public Map<String, String> author(Message message) {
            return message.replyTo();
        }
    };

    /** Where those are told who look after the place in which the message stands. */
    Map<String, String> moderators(Message message);

    /** Where the message stands, as people can follow it. */
    String place(Message message);

    /** A reply to the message that this one answers, where a person wrote it. */
    Map<String, String> answered(Message message);

    /** A reply that still tells whom it is meant for once the message is gone. */
    Map<String, String> author(Message message);
}
