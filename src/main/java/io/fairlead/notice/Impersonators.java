package io.fairlead.notice;

import io.fairlead.ticket.Author;
import io.fairlead.ticket.Classification;
import io.fairlead.ticket.Guarded;
import io.fairlead.ticket.Message;
import io.fairlead.ticket.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Drafts the word about somebody who poses as us: to the moderators who and where, to the customer whom he answered that
 * it is not us. Nothing that he wrote is repeated. The caution is drafted in every language, the likeliest first: which
 * one the customer speaks is known to the queue.
 */
final class Impersonators {
    private final NoticeTexts texts;
    private final Watch watch;

    Impersonators(NoticeTexts texts, Watch watch) {
        this.texts = texts;
        this.watch = watch;
    }

    List<Notice> of(Guarded guarded, Classification classification) {
        List<Notice> notices = new ArrayList<>();
        if (!guarded.posing()) {
            return notices;
        }
        Message message = guarded.message();
        Map<String, String> moderators = watch.moderators(message);
        if (!moderators.isEmpty()) {
            NoticeTexts.Text report = texts.find("report", classification.language());
            String text =
                    report.text().replace("{who}", who(message.author())).replace("{where}", watch.place(message));
            notices.add(new Notice("report", report.language(), text, moderators));
        }
        Map<String, String> answered = watch.answered(message);
        if (!answered.isEmpty()) {
            texts.all("caution", classification.language())
                    .forEach(text -> notices.add(new Notice("caution", text.language(), text.text(), answered)));
        }
        return notices;
    }

    /** A name is whatever its bearer likes; it must not be taken for one of our own places in the text. */
    private static String who(Author author) {
        String name = author.name() + " " + String.join(" ", author.addresses());
        return name.replaceAll("[{}\\p{Cc}]", " ").strip() + " (" + author.id() + ")";
    }
}
