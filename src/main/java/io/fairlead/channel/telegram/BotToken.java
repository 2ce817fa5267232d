package io.fairlead.channel.telegram;

import io.fairlead.digest.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A bot's token: a secret that does not print; only {@link BotApi} may put it into an address. */
public final class BotToken {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9:_-]{3,200}");

    private final String value;

    /** @throws IllegalArgumentException when it cannot stand in an address; the message does not repeat it */
    public BotToken(String value) {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the bot token is not one that @BotFather gives (digits, a colon, letters and digits);"
                            + " set it as @BotFather wrote it");
        }
        this.value = value;
    }

    /** The part of an address that names the bot. */
    String path() {
        return "bot" + value;
    }

    /** The bot's own number as a user; 0 where the token, of a server of one's own, does not tell. */
    long botId() {
        String id = value.substring(0, Math.max(0, value.indexOf(':')));
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }

    /** What Telegram has to show at our webhook: the same on every router of this bot, and no way back to the token. */
    String webhookSecret() {
        HmacSha256 token = new HmacSha256(value.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(token.of("fairlead webhook"));
    }

    /** The same text with the token struck out, for what other libraries say. */
    String hide(String text) {
        return text == null ? "" : text.replace(value, "***");
    }

    @Override
    public String toString() {
        return "***";
    }
}
