package io.fairlead;

import io.fairlead.access.Access;
import io.fairlead.access.Limits;
import io.fairlead.access.MeDoor;
import io.fairlead.access.OidcSettings;
import io.fairlead.access.Permission;
import io.fairlead.access.Role;
import io.fairlead.config.Mistakes;
import io.fairlead.desk.AuditPages;
import io.fairlead.desk.UserDoor;
import io.fairlead.web.PageTexts;
import io.fairlead.web.Reception;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.main.Main;

/** Builds what {@code routes/access.camel.yaml} names, as the settings say. */
public final class AccessDoors {
    private AccessDoors() {}

    /** @throws IllegalStateException in one sentence that names the setting to mend */
    static Access open(Settings settings, DataSource database) {
        return new Access(database, limits(settings), oidc(settings));
    }

    /** What {@link #open} would say, where the settings begin that it is about. */
    public static void check(Settings settings, String key, Path file, int line, Mistakes mistakes) {
        try {
            if (key.equals("fairlead.oidc.issuer")) {
                oidc(settings);
            } else if (key.startsWith("fairlead.session.") || key.startsWith("fairlead.limits.")) {
                limits(settings);
            }
        } catch (IllegalStateException e) {
            mistakes.add(file, line, e.getMessage(), "see docs/operators.md, Who may come in");
        }
    }

    static void bind(Main camel, Access access, PageTexts texts) {
        camel.bind("access", new Permission());
        camel.bind("signInDoor", access.signInDoor(texts));
        camel.bind("oidcDoor", access.oidcDoor());
        camel.bind("accountDoor", access.accountDoor(texts));
        camel.bind("meDoor", new MeDoor());
        camel.bind("userDoor", new UserDoor(access.users(), new Reception()));
        camel.bind("auditPages", new AuditPages(new Reception()));
    }

    private static Limits limits(Settings settings) {
        return new Limits(
                settings.number("fairlead.session.idle-minutes"),
                settings.number("fairlead.session.hours"),
                settings.number("fairlead.limits.sign-ins-a-minute"),
                settings.number("fairlead.limits.requests-a-minute"),
                settings.number("fairlead.limits.posts-at-once"));
    }

    private static Optional<OidcSettings> oidc(Settings settings) {
        return settings.find("fairlead.oidc.issuer")
                .map(issuer -> new OidcSettings(
                        issuer,
                        settings.text("fairlead.oidc.client-id"),
                        settings.text("fairlead.oidc.client-secret"),
                        settings.text("fairlead.oidc.redirect-uri"),
                        settings.text("fairlead.oidc.audience"),
                        settings.text("fairlead.oidc.name-claim"),
                        settings.text("fairlead.oidc.roles-claim"),
                        roles(settings)));
    }

    private static Map<String, Role> roles(Settings settings) {
        Map<String, Role> roles = new HashMap<>();
        for (String pair : settings.list("fairlead.oidc.roles")) {
            String[] parts = pair.split("=", 2);
            roles.put(
                    parts[0].strip(),
                    Role.of(parts.length == 2 ? parts[1].strip() : "")
                            .orElseThrow(() -> new IllegalStateException("fairlead.oidc.roles has '" + pair
                                    + "', but must be pairs such as support-team=agent, with agent, operator or"
                                    + " administrator")));
        }
        return roles;
    }
}
