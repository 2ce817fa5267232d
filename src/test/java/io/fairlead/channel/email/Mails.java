package io.fairlead.channel.email;

import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import io.fairlead.ticket.Message;
import io.fairlead.time.WorkTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;

/** Reads the fixtures under {@code src/test/resources/email}. */
final class Mails {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private Mails() {}

    static Message read(String name) {
        return parse(bytes(name), EmailLimits.DEFAULT);
    }

    static String string(String name) {
        return new String(bytes(name), StandardCharsets.ISO_8859_1);
    }

    static Message parse(String mail) {
        return parse(mail.getBytes(StandardCharsets.ISO_8859_1), EmailLimits.DEFAULT);
    }

    static Message parse(byte[] mail, EmailLimits limits) {
        return parse(mail, limits, WorkTime::begin);
    }

    static Message parse(byte[] mail, EmailLimits limits, Supplier<WorkTime> times) {
        Inbound inbound =
                new Inbound(new Channel("support-mail", ChannelKind.EMAIL), "1-1", "message/rfc822", mail, NOW);
        return (Message) new EmailNormaliser(limits, times).normalise(inbound);
    }

    static byte[] bytes(String name) {
        try (InputStream file = Mails.class.getResourceAsStream("/email/" + name + ".eml")) {
            if (file == null) {
                throw new IllegalArgumentException("no fixture " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
