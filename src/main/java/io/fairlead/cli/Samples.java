package io.fairlead.cli;

import io.fairlead.notice.Outcome;
import io.fairlead.notice.Sender;
import io.fairlead.ticket.Channel;
import io.fairlead.ticket.ChannelKind;
import io.fairlead.ticket.Inbound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sample messages of the demo. They take the real path, from the real normalisers to the real queue, under channel
 * names of their own ({@code demo-email} …); only what would be sent to them is logged instead.
 */
final class Samples {
    private static final Logger LOG = LoggerFactory.getLogger(Samples.class);
    private static final String FOLDER = "/samples/";
    /** Filled in by the bot that sends; the demo has none. */
    private static final Pattern LINK = Pattern.compile("\\{link(?::[^}]*)?}");

    /** Sends each sample to the demo route, which has the error policy of every channel. */
    void play(CamelContext camel) throws IOException {
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            for (String name : list()) {
                template.sendBody("direct:demo", inbound(name));
            }
        }
    }

    /** A sender that logs what would go to a demo channel, and leaves all others to the real one. */
    Sender pretendToSend(Sender real) {
        return (channel, notice) -> {
            if (!channel.startsWith("demo-")) {
                return real.send(channel, notice);
            }
            if (notice.kind().equals("deletion")) {
                LOG.info("The demo would delete the message on {}", channel);
            } else {
                String text =
                        LINK.matcher(notice.text()).replaceAll("(a link that leads to a private chat with your bot)");
                LOG.info("The demo's {} on {} would read: {}", notice.kind(), channel, text);
            }
            return Outcome.sent();
        };
    }

    private static List<String> list() {
        return new String(read("index.txt"), StandardCharsets.UTF_8).lines().toList();
    }

    private static Inbound inbound(String name) {
        ChannelKind kind = ChannelKind.of(name.substring(0, name.indexOf('/')));
        Channel channel = new Channel("demo-" + kind.name().toLowerCase(Locale.ROOT), kind);
        String mediaType = kind == ChannelKind.EMAIL ? "message/rfc822" : "application/json";
        return new Inbound(channel, name, mediaType, read(name), Instant.now());
    }

    private static byte[] read(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(FOLDER + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
