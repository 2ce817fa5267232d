package io.fairlead.ticket;

import java.util.Locale;

/** What a channel speaks: it decides which normaliser reads its inbound messages. */
public enum ChannelKind {
    EMAIL,
    TELEGRAM,
    FORM,
    WEBHOOK,
    FILE;

    /** The lower-case name that routes, configuration and the API use. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}; throws IllegalArgumentException that names the known kinds. */
    public static ChannelKind of(String code) {
        for (ChannelKind kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "unknown channel kind '" + code + "'; known: email, telegram, form, webhook, file");
    }
}
