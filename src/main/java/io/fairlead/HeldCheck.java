package io.fairlead;

import io.fairlead.admin.ForInformation;
import io.fairlead.queue.HeldMessages;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Says in health that the guard holds messages back; a router that fails closed on one does its work on all others. */
final class HeldCheck extends ForInformation {
    private final HeldMessages held;

    HeldCheck(HeldMessages held) {
        super("fairlead", "guard");
        this.held = held;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        Map<String, Integer> byChannel = held.byChannel();
        byChannel.forEach((channel, messages) -> result.detail("held." + channel, messages));
        if (byChannel.isEmpty()) {
            result.up();
        } else {
            result.message("the guard holds messages back; see the quarantine").down();
        }
    }
}
