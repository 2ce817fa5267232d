package io.fairlead.channel.email;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * How one e-mail channel sends; its file says it. The password does not print.
 *
 * @param addresses under which the mailbox is written to; mails go out from the first
 * @param name shown beside the address, may be empty
 * @param host of the mail server, empty when this channel sends nothing
 * @param port 0 for the usual one
 * @param plusAddress whether answers shall go to {@code support+FL-…@}
 * @param nullReturnPath whether automatic mails go out without a return path; then none of them bounces back to us
 */
public record Mailbox(
        List<String> addresses,
        String name,
        String host,
        int port,
        Security security,
        String user,
        String password,
        boolean plusAddress,
        boolean nullReturnPath) {

    /** The closed list; each says how the connection is kept secret. */
    public enum Security {
        /** STARTTLS, and nothing is said where the server does not offer it. */
        STARTTLS,
        /** TLS from the first byte (smtps). */
        TLS,
        /** None: for a server on this machine. */
        NONE
    }

    public Mailbox {
        addresses = List.copyOf(addresses);
    }

    /** @param parameter of the channel's file, empty when it does not give it */
    public static Mailbox of(UnaryOperator<String> parameter) {
        String user = parameter.apply("user");
        String port = parameter.apply("smtpPort");
        String security = parameter.apply("smtpSecurity");
        return new Mailbox(
                addresses(parameter),
                parameter.apply("displayName"),
                parameter.apply("smtpHost"),
                port.isEmpty() ? 0 : Integer.parseInt(port),
                security.isEmpty() ? Security.STARTTLS : Security.valueOf(security.toUpperCase(Locale.ROOT)),
                or(parameter.apply("smtpUser"), user),
                or(parameter.apply("smtpPassword"), parameter.apply("password")),
                parameter.apply("plusAddress").equals("true"),
                parameter.apply("nullReturnPath").equals("true"));
    }

    /** What the file says, or the account where that is an address. */
    public static List<String> addresses(UnaryOperator<String> parameter) {
        return Arrays.stream(
                        or(parameter.apply("address"), parameter.apply("user")).split(","))
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .filter(OutgoingMail::isAddress)
                .toList();
    }

    private static String or(String value, String other) {
        return value.isEmpty() ? other : value;
    }

    /** True for each of our addresses, with or without a {@code +} part. */
    boolean isOwn(String address) {
        return addresses.contains(address.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@"));
    }

    @Override
    public String toString() {
        return String.join(", ", addresses) + " through " + host;
    }
}
