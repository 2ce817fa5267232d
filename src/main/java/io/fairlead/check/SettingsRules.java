package io.fairlead.check;

import io.fairlead.AccessDoors;
import io.fairlead.AttachmentSettings;
import io.fairlead.MailLimits;
import io.fairlead.Settings;
import io.fairlead.config.Mistakes;
import io.fairlead.config.Nearest;
import io.fairlead.hop.IntakeUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks {@code config/application.properties}: keys of Fairlead's own that do not exist, and numbers that are none. */
final class SettingsRules {
    private static final List<String> NUMBERS = List.of(
            "fairlead.db.connections",
            "fairlead.warnings.an-hour",
            "fairlead.keep.originals-days",
            "fairlead.keep.quarantine-days",
            "fairlead.mail.reopen-within-days",
            "fairlead.mail.acknowledgements-an-hour",
            "fairlead.incidents.customers",
            "fairlead.incidents.minutes",
            "fairlead.incidents.times-usual",
            "fairlead.incidents.quiet-minutes",
            "fairlead.due-soon.minutes",
            "fairlead.due-soon.percent",
            "fairlead.tracing.percent",
            "camel.server.port",
            "camel.management.port",
            "camel.server.maxBodySize");
    private static final Map<String, List<String>> CHOICES = Map.of(
            "fairlead.notices.unknown", List.of("show", "resend"),
            "fairlead.log.format", List.of("text", "json"),
            "fairlead.log.messages", List.of("true", "false"),
            "fairlead.mail.reply-to-resolved", List.of("reopen", "follow-up"));

    private SettingsRules() {}

    static void check(Settings settings, Mistakes mistakes) {
        Path file = settings.folder("fairlead.config").resolve("application.properties");
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            mistakes.add(file, 0, "cannot be read as UTF-8 text", "save it as UTF-8");
            return;
        }
        Set<String> known = new TreeSet<>(Settings.ownKeys());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String key = line.split("[=: ]", 2)[0].strip();
            if (key.startsWith("fairlead.") && !known.contains(key)) {
                mistakes.add(
                        file,
                        i + 1,
                        "unknown setting '" + key + "'",
                        Nearest.of(key, known)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("known: " + String.join(", ", known)));
            }
            MailLimits.check(settings, key, file, i + 1, mistakes);
            AccessDoors.check(settings, key, file, i + 1, mistakes);
            AttachmentSettings.check(settings, key, file, i + 1, mistakes);
            if (NUMBERS.contains(key) && !settings.text(key).matches("\\d{1,9}")) {
                mistakes.add(file, i + 1, key + " is '" + settings.text(key) + "'", "it must be a whole number");
            }
            if (key.equals("fairlead.intake") && !IntakeUri.isKnown(settings.text(key))) {
                mistakes.add(file, i + 1, key + " is '" + settings.text(key) + "'", "it " + IntakeUri.RULE);
            }
            if (!CHOICES.getOrDefault(key, List.of(settings.text(key))).contains(settings.text(key))) {
                mistakes.add(
                        file,
                        i + 1,
                        key + " is '" + settings.text(key) + "'",
                        "it must be one of " + String.join(", ", CHOICES.get(key)));
            }
        }
    }
}
