package io.fairlead;

import io.fairlead.desk.OverviewDoor;
import io.fairlead.desk.TopicNames;
import io.fairlead.web.Reception;
import java.util.function.Supplier;
import org.apache.camel.main.Main;

/** Builds what {@code routes/overview.camel.yaml} names. */
final class OverviewDoors {
    private OverviewDoors() {}

    static void bind(Main camel, Reception reception, Supplier<Stages> stages) {
        camel.bind(
                "overviewDoor",
                new OverviewDoor(reception, () -> TopicNames.of(stages.get().topics())));
    }
}
