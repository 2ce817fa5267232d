package io.fairlead.cli;

import io.fairlead.Settings;
import java.nio.file.Path;

/** Tells the log how to write, before the first line: logback reads system properties, operators set settings. */
final class LogFormat {
    private LogFormat() {}

    static void choose(Settings settings) {
        if (settings.text("fairlead.log.format").equals("json")) {
            System.setProperty("fairlead.logback.format", "json");
        }
        if (settings.text("fairlead.log.messages").equals("true")) {
            System.setProperty("fairlead.logback.level", "DEBUG");
        }
    }

    /** The same for the folder that the command runs in; settings that cannot be read are the command's to complain of. */
    static void choose() {
        try {
            choose(Settings.read(Path.of(""), System.getenv()));
        } catch (IllegalStateException e) {
            return;
        }
    }
}
