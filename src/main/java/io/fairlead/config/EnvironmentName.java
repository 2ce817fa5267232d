package io.fairlead.config;

import java.util.Locale;

/** What a setting is called in the environment; the same rule as Camel's. */
public final class EnvironmentName {
    private EnvironmentName() {}

    /** {@code support-mail.host} is {@code SUPPORT_MAIL_HOST}. */
    public static String of(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
