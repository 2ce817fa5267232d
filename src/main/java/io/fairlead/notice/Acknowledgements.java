package io.fairlead.notice;

import io.fairlead.ticket.Auto;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Notice;
import io.fairlead.ticket.ThreadClues;
import io.fairlead.ticket.Visibility;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Drafts the word that we have a message, with the reference and the question for what is missing. Never for what a
 * machine wrote, for who asks not to be answered, or for an old message that is only now taken in. In public it only
 * invites to a private chat. The queue decides whether it goes out, and what it asks for.
 */
final class Acknowledgements {
    private static final Duration OLD = Duration.ofDays(2);
    private static final String KIND = "acknowledgement";

    private final NoticeTexts texts;
    private final Predicate<Message> wanted;

    /** @param wanted whether the message's channel acknowledges at all */
    Acknowledgements(NoticeTexts texts, Predicate<Message> wanted) {
        this.texts = texts;
        this.wanted = wanted;
    }

    Optional<Notice> of(Message message, Classification classification) {
        boolean due = message.auto() == Auto.NO
                && message.sentAt().isAfter(message.receivedAt().minus(OLD))
                && (isMail(message) || isChat(message))
                && wanted.test(message);
        return due ? Optional.of(draft(message, classification.language())) : Optional.empty();
    }

    private Notice draft(Message message, String language) {
        Map<String, String> words = new HashMap<>(texts.question(language));
        if (isMail(message)) {
            Map<String, String> to = new HashMap<>(message.replyTo());
            // What is sent and kept is the masked subject, not the one that came.
            to.put("subject", message.subject());
            NoticeTexts.Text text = texts.find("acknowledgement", language);
            return new Notice(KIND, text.language(), text.text(), to, words);
        }
        NoticeTexts.Text text = texts.find("acknowledgement-chat", language);
        if (message.visibility() == Visibility.PRIVATE) {
            return new Notice(KIND, text.language(), text.text(), message.replyTo(), words);
        }
        words.put("private", text.text());
        NoticeTexts.Text invitation = texts.find("acknowledgement-public", language);
        return new Notice(KIND, invitation.language(), invitation.text(), message.replyTo(), words);
    }

    private static boolean isMail(Message message) {
        ThreadClues clues = ThreadClues.of(message);
        return clues != null
                && clues.answerable()
                && message.visibility() == Visibility.PRIVATE
                && message.replyTo().getOrDefault("to", "").contains("@");
    }

    private static boolean isChat(Message message) {
        return message.channel().kind() == ChannelKind.TELEGRAM
                && message.replyTo().containsKey("chat_id");
    }
}
