package io.fairlead.channel.email;

import io.fairlead.channel.ChannelFile;
import io.fairlead.config.YamlNode;
import io.fairlead.ticket.ChannelKind;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What can be wrong in the part of a channel's file that is about sending; nothing is connected to. */
public final class MailboxRules {
    private static final Set<String> FLAGS = Set.of("plusAddress", "nullReturnPath", "acknowledge");

    private MailboxRules() {}

    /** Notes each mistake at its place in the file; a channel that is off or no mailbox has none. */
    public static void check(ChannelFile channel, Function<String, Optional<String>> setting) {
        // email, or email-oauth
        if (!channel.kind().startsWith(ChannelKind.EMAIL.code()) || channel.isOff(setting)) {
            return;
        }
        channel.parameters().forEach((name, node) -> {
            String value = channel.value(name, setting);
            if (FLAGS.contains(name)
                    && !value.isEmpty()
                    && !Set.of("true", "false").contains(value)) {
                mistake(node, name, value, "it must be true or false");
            }
        });
        checkValue(channel, setting, "smtpPort", "\\d{1,5}", "it must be a port, such as 587");
        checkValue(channel, setting, "smtpSecurity", "starttls|tls|none", "it must be starttls, tls or none");
        checkAddresses(channel, setting);
        boolean sends = !channel.value("smtpHost", setting).isEmpty();
        if (!sends && channel.value("acknowledge", setting).equals("true")) {
            channel.parameters()
                    .get("acknowledge")
                    .mistake("'acknowledge' is true, but there is no server to send through", "set 'smtpHost', too");
        }
        if (sends && Mailbox.addresses(name -> channel.value(name, setting)).isEmpty()) {
            channel.parameters()
                    .get("smtpHost")
                    .mistake("there is no address to send from: the account is none", "set 'address', too");
        }
    }

    private static void checkValue(
            ChannelFile channel, Function<String, Optional<String>> setting, String name, String form, String how) {
        String value = channel.value(name, setting);
        if (!value.isEmpty() && !value.matches(form)) {
            mistake(channel.parameters().get(name), name, value, how);
        }
    }

    private static void checkAddresses(ChannelFile channel, Function<String, Optional<String>> setting) {
        for (String address : channel.value("address", setting).split(",")) {
            if (!address.isBlank() && !OutgoingMail.isAddress(address.strip())) {
                mistake(
                        channel.parameters().get("address"),
                        "address",
                        address.strip(),
                        "it must be like help@example.org");
            }
        }
    }

    private static void mistake(YamlNode node, String name, String value, String how) {
        node.mistake("parameter '" + name + "' is '" + value + "'", how);
    }
}
