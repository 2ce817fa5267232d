package io.fairlead;

import io.fairlead.channel.email.EmailLimits;
import io.fairlead.config.Mistakes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much of one mail is read, as {@code config/application.properties} says it. */
public final class MailLimits {
    /** Each setting with the least value that makes sense; the greatest is what fits into memory twice. */
    private static final Map<String, Integer> LEAST = least();

    private static final int GREATEST = 1 << 29;

    private MailLimits() {}

    /** @throws IllegalStateException that names the setting, when it is no whole number or out of its bounds */
    public static EmailLimits limits(Settings settings) {
        LEAST.keySet().forEach(key -> {
            if (isWrong(settings.text(key), key)) {
                throw new IllegalStateException(key + " is '" + settings.text(key) + "', but " + rule(key));
            }
        });
        return new EmailLimits(
                settings.number("fairlead.mail.max-size"),
                settings.number("fairlead.mail.max-attachments"),
                settings.number("fairlead.mail.max-attachment-size"),
                settings.number("fairlead.mail.max-nesting"),
                settings.number("fairlead.mail.max-header-size"),
                settings.number("fairlead.mail.max-headers"),
                settings.number("fairlead.mail.max-text"),
                Duration.ofMillis(settings.number("fairlead.mail.max-millis")));
    }

    /**
     * What is wrong with a setting of the file; nothing when it is none of these.
     *
     * @param line where the file sets it
     */
    public static void check(Settings settings, String key, Path file, int line, Mistakes mistakes) {
        if (!LEAST.containsKey(key)) {
            return;
        }
        String value = settings.text(key);
        if (isWrong(value, key)) {
            mistakes.add(file, line, key + " is '" + value + "'", rule(key));
        }
    }

    private static boolean isWrong(String value, String key) {
        boolean number = value.matches("\\d{1,9}");
        return !number || Integer.parseInt(value) < LEAST.get(key) || Integer.parseInt(value) > GREATEST;
    }

    private static String rule(String key) {
        return "it must be a whole number from " + LEAST.get(key) + " to " + GREATEST;
    }

    private static Map<String, Integer> least() {
        Map<String, Integer> least = new LinkedHashMap<>();
        least.put("fairlead.mail.max-size", 1024);
        least.put("fairlead.mail.max-attachments", 0);
        least.put("fairlead.mail.max-attachment-size", 1024);
        least.put("fairlead.mail.max-nesting", 1);
        least.put("fairlead.mail.max-header-size", 1024);
        least.put("fairlead.mail.max-headers", 10);
        least.put("fairlead.mail.max-text", 1024);
        least.put("fairlead.mail.max-millis", 100);
        return least;
    }
}
