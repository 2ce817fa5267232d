package io.fairlead;

import io.fairlead.queue.HeldMessages;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Says in health that the guard holds messages back. It counts for neither liveness nor readiness: a router that fails
 * closed on one message does its work on all others.
 */
final class HeldCheck extends AbstractHealthCheck {
    private final HeldMessages held;

    HeldCheck(HeldMessages held) {
        super("fairlead", "guard");
        this.held = held;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    public boolean isLiveness() {
        return false;
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
