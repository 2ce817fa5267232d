package io.fairlead.notice;

import io.fairlead.ticket.Auto;
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
 * Drafts the word that we have a private mail, with the reference. Never for what a machine wrote, for who asks not to be
 * answered, or for an old mail that is only now taken in. The queue sends it for new tickets only.
 */
final class Acknowledgements {
    private static final Duration OLD = Duration.ofDays(2);

    private final NoticeTexts texts;
    private final Predicate<Message> wanted;

    /** @param wanted whether the message's channel acknowledges at all */
    Acknowledgements(NoticeTexts texts, Predicate<Message> wanted) {
        this.texts = texts;
        this.wanted = wanted;
    }

    Optional<Notice> of(Message message, Classification classification) {
        ThreadClues clues = ThreadClues.of(message);
        boolean due = clues != null
                && clues.answerable()
                && message.auto() == Auto.NO
                && message.visibility() == Visibility.PRIVATE
                && message.replyTo().getOrDefault("to", "").contains("@")
                && message.sentAt().isAfter(message.receivedAt().minus(OLD))
                && wanted.test(message);
        if (!due) {
            return Optional.empty();
        }
        NoticeTexts.Text text = texts.find("acknowledgement", classification.language());
        Map<String, String> to = new HashMap<>(message.replyTo());
        // What is sent and kept is the masked subject, not the one that came.
        to.put("subject", message.subject());
        return Optional.of(new Notice("acknowledgement", text.language(), text.text(), to));
    }
}
