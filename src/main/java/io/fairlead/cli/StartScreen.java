package io.fairlead.cli;

import io.fairlead.App;
import io.fairlead.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The one screen that a start prints: where everything is, which channels are on, and how to turn on the others. */
final class StartScreen {
    private StartScreen() {}

    /** @param oneTime the first administrator's password, where nobody has signed in yet */
    static String of(App app, Settings settings, long nanos, Optional<String> oneTime) {
        String web = "http://" + settings.text("camel.server.host") + ":" + settings.text("camel.server.port");
        String management =
                "http://" + settings.text("camel.management.host") + ":" + settings.text("camel.management.port");
        StringBuilder screen = new StringBuilder();
        screen.append(
                String.format(Locale.ROOT, "%nFairlead %s is ready after %.1f s%n%n", Version.current(), nanos / 1e9));
        line(screen, "Form", web + "/forms/support");
        line(screen, "Desk", web + "/desk");
        line(screen, "Admin", web + "/admin");
        line(screen, "API", web + "/api/v1/tickets");
        line(screen, "Health", management + "/observe/health");
        line(screen, "Metrics", management + "/observe/metrics");
        line(screen, "Database", app.database().describe());
        line(screen, "Router", app.database().session());
        screen.append(String.format("%n  Channels%n"));
        for (Map<String, Object> channel : app.channels().list()) {
            screen.append(String.format(
                    "    %-9s %-16s %-9s %s%n",
                    channel.get("state"), channel.get("name"), channel.get("kind"), channel.get("reason")));
        }
        oneTime.ifPresent(password -> screen.append(String.format(
                "%n  Sign in at %s/desk as admin, with the one-time password  %s%n"
                        + "  You choose your own there. More users: fairlead user add NAME%n",
                web, password)));
        if (isOpenWithoutTls(settings)) {
            screen.append(String.format(
                    "%n  Passwords travel unencrypted to %s: put a proxy with TLS in front (docs/operators.md).%n",
                    settings.text("camel.server.host")));
        }
        return screen.append(String.format("%n  Stop with Ctrl-C.%n%n")).toString();
    }

    private static boolean isOpenWithoutTls(Settings settings) {
        return !settings.text("camel.server.host").startsWith("127.")
                && !settings.text("camel.server.useGlobalSslContextParameters").equals("true")
                && settings.list("fairlead.proxies").isEmpty();
    }

    private static void line(StringBuilder screen, String what, String where) {
        screen.append(String.format("  %-9s %s%n", what, where));
    }
}
