package io.fairlead.channel.email;

import io.fairlead.ticket.Message;
import io.fairlead.ticket.Range;
import io.fairlead.ticket.ThreadClues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Gathers what a mail says of its thread; whether it may join it is for the queue to decide. */
final class Threading {
    private static final int MOST_REFERENCES = 12;
    private static final int MOST_PEOPLE = 50;
    private static final int LONGEST_ADDRESS = 320;

    private Threading() {}

    /** @param message with its text and quoted ranges */
    static ThreadClues clues(Headers headers, MessageIds ids, Message message, Map<String, String> bounce) {
        return new ThreadClues(
                ids.own(),
                nearest(ids.references()),
                Reference.inSubject(message.subject()),
                Reference.inAddress(headers),
                message.quoted().stream().anyMatch(range -> isHistory(message.text(), range)),
                people(headers),
                NoAnswer.reason(headers, message.author()).isEmpty(),
                returned(bounce));
    }

    /** The first, where the thread began, and the last ones, which are nearer. */
    private static List<String> nearest(List<String> references) {
        if (references.size() <= MOST_REFERENCES) {
            return references;
        }
        List<String> some = new ArrayList<>(List.of(references.get(0)));
        some.addAll(references.subList(references.size() - MOST_REFERENCES + 1, references.size()));
        return some;
    }

    /** A signature stands in the quoted places, too, but is no history. */
    private static boolean isHistory(String text, Range range) {
        String[] lines = text.substring(range.start(), range.end()).split("\n", 200);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i].strip();
        }
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith(">")
                    || Attribution.length(lines, i) > 0
                    || Divider.isOriginal(lines[i])
                    || Attribution.gluedAt(lines[i]) >= 0
                    || HeaderBlock.startsAt(lines, i)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> people(Headers headers) {
        return Stream.of("from", "reply-to", "cc")
                .flatMap(headers::all)
                .flatMap(value -> Address.list(value).stream())
                .map(address -> address.address().toLowerCase(Locale.ROOT))
                .filter(address -> address.indexOf('@') > 0 && address.length() <= LONGEST_ADDRESS)
                .distinct()
                .limit(MOST_PEOPLE)
                .toList();
    }

    private static Map<String, String> returned(Map<String, String> bounce) {
        Map<String, String> returned = new LinkedHashMap<>();
        bounce.forEach((name, value) -> {
            switch (name) {
                case "bounce_of" -> returned.put("of", value);
                case "bounce_status" -> returned.put("status", value);
                case "bounce_action" -> returned.put("action", value.toLowerCase(Locale.ROOT));
                default -> {}
            }
        });
        return returned;
    }
}
