package io.fairlead.channel.email.mailbox;

import io.fairlead.channel.Lead;
import io.fairlead.channel.email.AccessTokens;
import io.fairlead.channel.email.OAuthClient;
import io.fairlead.channel.email.OAuthClients;
import io.fairlead.ticket.Channel;
import java.time.Clock;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * Reads mailboxes over IMAP so that no mail is lost, none comes twice, and none can block the others; bind it as
 * {@code mailbox}. Its options are described in {@code mailbox.json}, which {@code fairlead check} reads.
 */
public final class MailboxComponent extends DefaultComponent {
    /** Bytes of mails in memory at a time, over all mailboxes. */
    private static final long ROOM = 32 << 20;

    private final BinaryOperator<String> parameter;
    private final MailCursors cursors;
    private final OAuthClients oauth;
    private final int mostBytes;
    private final Lead lead;
    private final Clock clock;
    private final Room room = new Room(ROOM);

    /**
     * @param parameter a channel's name and a parameter's name to its value, empty when it has none; asked for user and
     *     secrets
     * @param mostBytes of one mail; of a larger one the beginning is taken
     * @param lead whether this router may read a mailbox
     */
    public MailboxComponent(
            BinaryOperator<String> parameter,
            MailCursors cursors,
            OAuthClients oauth,
            int mostBytes,
            Lead lead,
            Clock clock) {
        this.parameter = parameter;
        this.cursors = cursors;
        this.oauth = oauth;
        this.mostBytes = mostBytes;
        this.lead = lead;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        int colon = remaining.lastIndexOf(':');
        if (colon <= 0 || !remaining.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("mailbox:" + remaining + " must be mailbox:host:port");
        }
        MailboxEndpoint endpoint = new MailboxEndpoint(
                uri, this, remaining.substring(0, colon), Integer.parseInt(remaining.substring(colon + 1)));
        setProperties(endpoint, parameters);
        endpoint.options();
        return endpoint;
    }

    Mailbox mailbox(Channel channel, MailboxOptions options, MailLanes lanes, Intake intake, MailboxHealth health) {
        return new Mailbox(
                channel, options, new WholeMails(mostBytes), cursors, lanes, room, intake, health, lead, clock);
    }

    String parameter(String channel, String name) {
        return parameter.apply(channel, name);
    }

    AccessTokens tokens(OAuthClient client) {
        return oauth.of(client);
    }

    Clock clock() {
        return clock;
    }
}
