package io.fairlead.channel.telegram;

import io.fairlead.ticket.Notice;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The link in a public warning that leads to a private chat with the bot. The queue has put its token into the notice,
 * and only the bot's name is missing; while that is not known, the notice goes out without the link.
 *
 * <p>Source: core.telegram.org/bots/features#deep-linking.
 */
final class StartLink {
    private static final Pattern PLACE = Pattern.compile("\\{link(?::([A-Za-z0-9_-]{1,64}))?}");

    private StartLink() {}

    /** @param botName asked only where there is a link to make; without @, empty when it is not known */
    static Notice in(Notice notice, Supplier<String> botName) {
        Matcher place = PLACE.matcher(notice.text());
        if (!place.find()) {
            return notice;
        }
        String bot = botName.get();
        String link = bot.isEmpty() || place.group(1) == null ? "" : "https://t.me/" + bot + "?start=" + place.group(1);
        return notice.withText(place.replaceAll(Matcher.quoteReplacement(link)).strip());
    }
}
