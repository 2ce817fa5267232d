package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.email.OAuthClient;
import io.fairlead.config.Durations;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * {@code mailbox:host:port}, a mailbox to read from. Its address holds no secret: user, password and the like are asked
 * for by the channel's name when it starts.
 */
public final class MailboxEndpoint extends DefaultEndpoint {
    private final MailboxComponent component;
    private final String host;
    private final int port;
    private final Map<String, String> set = new HashMap<>();

    MailboxEndpoint(String uri, MailboxComponent component, String host, int port) {
        super(uri, component);
        this.component = component;
        this.host = host;
        this.port = port;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        MailboxConsumer consumer = new MailboxConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("mail is sent with smtp: or smtps:, a mailbox: is only read");
    }

    /** imaps or imap. */
    public void setProtocol(String protocol) {
        set.put("protocol", protocol);
    }

    /** Whether imap is refused without STARTTLS. */
    public void setTls(boolean tls) {
        set.put("tls", String.valueOf(tls));
    }

    /** Folders, comma-separated. */
    public void setFolder(String folder) {
        set.put("folder", folder);
    }

    /** Between two looks where the server has no IDLE. */
    public void setDelay(String delay) {
        set.put("delay", delay);
    }

    /** After which a silent server counts as gone. */
    public void setTimeout(String timeout) {
        set.put("timeout", timeout);
    }

    /** After which IDLE is renewed; 0 never uses it. */
    public void setIdle(String idle) {
        set.put("idle", idle);
    }

    /** unseen, all, or a date. */
    public void setSince(String since) {
        set.put("since", since);
    }

    /** seen, move, delete or nothing. */
    public void setAfter(String after) {
        set.put("after", after);
    }

    /** The folder that committed mails are moved to. */
    public void setMoveTo(String moveTo) {
        set.put("moveTo", moveTo);
    }

    /** password, google, microsoft, or the address of another token endpoint. */
    public void setLogin(String login) {
        set.put("login", login);
    }

    /** Microsoft's tenant. */
    public void setTenant(String tenant) {
        set.put("tenant", tenant);
    }

    /** What the access token is asked for, where the token endpoint wants to be told. */
    public void setScope(String scope) {
        set.put("scope", scope);
    }

    MailboxComponent component() {
        return component;
    }

    /** @throws IllegalArgumentException with all that is wrong */
    MailboxOptions options() {
        Map<String, String> complaints = MailboxOptions.complaints(set);
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", complaints.values()));
        }
        String after = value("after", "seen").toUpperCase(Locale.ROOT);
        return new MailboxOptions(
                host,
                port,
                value("protocol", "imaps").equals("imaps"),
                Boolean.parseBoolean(value("tls", "true")),
                MailboxOptions.list(value("folder", "INBOX")),
                Durations.parse(value("delay", "2s")),
                Durations.parse(value("timeout", "30s")),
                Durations.parse(value("idle", "1m")),
                value("since", FirstLook.UNSEEN),
                AfterCommit.of(after),
                value("moveTo", ""));
    }

    /** How this channel logs in. */
    Login login(String channel) {
        UnaryOperator<String> parameter = name -> value(name, component.parameter(channel, name));
        return OAuthClient.isUsed(parameter)
                ? new OAuthLogin(parameter.apply("user"), component.tokens(OAuthClient.of(parameter)))
                : new PasswordLogin(parameter.apply("user"), parameter.apply("password"));
    }

    private String value(String option, String otherwise) {
        String value = set.getOrDefault(option, "");
        return value.isBlank() ? otherwise : value.strip();
    }
}
