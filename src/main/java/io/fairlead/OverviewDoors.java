package io.fairlead;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fairlead.desk.OverviewDoor;
import io.fairlead.desk.TopicNames;
import io.fairlead.web.Reception;
import java.nio.file.Path;
import org.apache.camel.main.Main;

/** Builds what {@code routes/overview.camel.yaml} names. */
final class OverviewDoors {
    private OverviewDoors() {}

    static void bind(Main camel, Reception reception, Path config) {
        try {
            camel.bind("overviewDoor", new OverviewDoor(reception, TopicNames.read(config.resolve("topics.yaml"))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The topics cannot be written as JSON", e);
        }
    }
}
