package io.fairlead.admin;

import io.fairlead.access.Person;
import io.fairlead.channel.ChannelDirectory;
import io.fairlead.web.Answers;
import io.fairlead.web.Problem;
import io.fairlead.web.Reception;
import io.fairlead.web.RefusedException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.RouteController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts, stops, suspends and resumes channels. A mailbox or a bot keeps what comes while its channel rests; the page of a
 * form is gone meanwhile. Statuses: 200, 404, 409 (the channel is not set up), 503.
 */
public final class ChannelDoor {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelDoor.class);
    private static final Map<String, String> WANTED =
            Map.of("start", "started", "resume", "started", "stop", "stopped", "suspend", "suspended");

    private final ChannelDirectory channels;

    public ChannelDoor(ChannelDirectory channels) {
        this.channels = channels;
    }

    /** Does it, and makes the row for {@code want-channel.sql}. */
    public Map<String, Object> control(Exchange exchange) throws Exception {
        String[] path = Reception.request(exchange).path().split("/");
        String name = path[path.length - 2];
        String deed = path[path.length - 1];
        if (!WANTED.containsKey(deed)
                || channels.all().stream().noneMatch(channel -> channel.name().equals(name))) {
            throw new RefusedException(Problem.of(404, "There is no such channel, or nothing of that name to do."));
        }
        RouteController routes = exchange.getContext().getRouteController();
        if (routes.getRouteStatus(name) == null) {
            throw new RefusedException(
                    Problem.of(409, "This channel is not set up; the list of channels says what to set."));
        }
        String by = Person.of(exchange).name();
        obey(routes, name, WANTED.get(deed));
        LOG.info("{}: {} by {}", name, WANTED.get(deed), by);
        return Map.of("channel", name, "wanted", WANTED.get(deed), "by", by);
    }

    public void done(Exchange exchange) {
        Answers.json(exchange, 200, "{\"outcome\":\"done\"}");
    }

    /** Does what is wanted of a channel (started, stopped, suspended); nothing where it is so, or not set up here. */
    static void obey(RouteController routes, String name, String wanted) throws Exception {
        ServiceStatus status = routes.getRouteStatus(name);
        if (status == null) {
            return;
        }
        switch (wanted) {
            case "stopped" -> routes.stopRoute(name);
            case "suspended" -> routes.suspendRoute(name);
            default -> {
                if (status.isSuspended()) {
                    routes.resumeRoute(name);
                } else {
                    routes.startRoute(name);
                }
            }
        }
    }
}
