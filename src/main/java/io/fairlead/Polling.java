package io.fairlead;

import io.fairlead.channel.ChannelDirectory;
import io.fairlead.channel.ChannelFile;
import io.fairlead.channel.Lead;
import io.fairlead.cluster.Leads;
import io.fairlead.cluster.RouterCluster;
import io.fairlead.queue.Database;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.main.Main;

/** Which of the routers on one database polls which channel; one that is alone polls all. */
final class Polling {
    private final String router;
    private final ChannelDirectory channels;
    private final Leads leads;
    private volatile CamelContext camel;

    Polling(Database database, ChannelDirectory channels) {
        this.router = database.session();
        this.channels = channels;
        this.leads = new Leads(router, () -> database.apart(Leads.SERVER_WAITS), this::runs, System::nanoTime);
    }

    Lead leads() {
        return leads;
    }

    void bind(Main main) {
        main.bind("routers", new RouterCluster(leads, router));
    }

    /** Before the channels start. */
    void start(CamelContext context) {
        camel = context;
        leads.start();
        channels.share(leads);
    }

    /** After the channels have started: so that the start screen can say which of them other routers poll. */
    void decide(CamelContext context) {
        for (ChannelFile channel : channels.on()) {
            Route route = context.getRoute(channel.name());
            if (route != null && runs(channel.name()) && isPolled(route)) {
                leads.isOurs(channel.name());
            }
        }
    }

    /** The routes have stopped: others may go on at once. */
    void stop() {
        leads.close();
    }

    private static boolean isPolled(Route route) {
        return route.getEndpoint().getEndpointUri().matches("(mailbox|telegram|file):.*");
    }

    /** One that is just stopping still counts: what it has in flight is finished first. */
    private boolean runs(String channel) {
        ServiceStatus status = camel == null ? null : camel.getRouteController().getRouteStatus(channel);
        return status != null && !status.isStopped() && !status.isSuspended();
    }
}
