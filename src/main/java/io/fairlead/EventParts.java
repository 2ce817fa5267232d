package io.fairlead;

import io.fairlead.event.Deliveries;
import io.fairlead.event.Dispatch;
import io.fairlead.event.EndpointsCheck;
import io.fairlead.event.EventDoor;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.Main;

/** Builds what {@code routes/webhooks.camel.yaml} names. */
final class EventParts {
    private EventParts() {}

    static Dispatch dispatch(LiveSettings settings, DataSource database) {
        return new Dispatch(database, settings::find, Clock.systemUTC());
    }

    static void bind(Main camel, Dispatch dispatch, DataSource database) {
        camel.bind("dispatch", dispatch);
        camel.bind("eventDoor", new EventDoor(new Deliveries(database)));
    }

    /** From now on events go out. */
    static void start(CamelContext running, Dispatch dispatch, DataSource database) {
        HealthCheckRegistry.get(running).register(new EndpointsCheck(new Deliveries(database)));
        dispatch.start(running);
    }
}
