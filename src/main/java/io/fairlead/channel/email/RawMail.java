package io.fairlead.channel.email;

import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import jakarta.mail.Message;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.mail.MailConsumer;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.support.DefaultMessage;

/**
 * First step of every mail route, bound as {@code rawMail}: puts an {@link Inbound} with the mail's raw bytes in place
 * of Camel's mail message. No header of the mail survives as a header of the exchange, where it could steer it.
 */
public final class RawMail implements Processor {
    private final MailUid mailUid;
    private final Clock clock;

    public RawMail(MailUid mailUid, Clock clock) {
        this.mailUid = mailUid;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message mail = exchange.getIn(MailMessage.class).getOriginalMessage();
        byte[] raw = mailUid.mails(mail.getFolder()).take(mail);
        String uid = exchange.getProperty(MailConsumer.MAIL_MESSAGE_UID, String.class);
        Channel channel = new Channel(exchange.getFromRouteId(), ChannelKind.EMAIL);
        DefaultMessage plain = new DefaultMessage(exchange.getContext());
        plain.setBody(new Inbound(channel, uid, "message/rfc822", raw, clock.instant()));
        exchange.setIn(plain);
    }
}
