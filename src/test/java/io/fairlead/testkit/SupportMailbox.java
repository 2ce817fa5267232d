package io.fairlead.testkit;

import com.icegreen.greenmail.util.GreenMail;
import java.util.HashMap;
import java.util.Map;

/** Channel support-mail on a mail server of the test's, as user {@code support} with the password {@code pw}. */
public final class SupportMailbox {
    private SupportMailbox() {}

    /** @param others what is set besides */
    public static Map<String, String> on(GreenMail mail, Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(others);
        settings.putAll(Map.of(
                "support-mail.host", "127.0.0.1",
                "support-mail.port", String.valueOf(mail.getImap().getPort()),
                "support-mail.protocol", "imap",
                "support-mail.tls", "false",
                "support-mail.user", "support",
                "support-mail.password", "pw",
                "support-mail.delay", "100"));
        return settings;
    }
}
