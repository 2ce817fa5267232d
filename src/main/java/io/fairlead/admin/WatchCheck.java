package io.fairlead.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Lives is who still looks after his channels; a router whose own clockwork stands still should be started anew. */
public final class WatchCheck extends AbstractHealthCheck {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Clock clock;
    private volatile Instant looked;

    public WatchCheck(Clock clock) {
        super("fairlead", "watch");
        this.clock = clock;
        this.looked = clock.instant();
    }

    /** Called with every look. */
    public void looked() {
        looked = clock.instant();
    }

    @Override
    public boolean isLiveness() {
        return true;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Duration ago = Duration.between(looked, clock.instant());
        if (ago.compareTo(LONGEST) > 0) {
            builder.message("nobody has looked after the channels for " + ago.toSeconds() + " s; start the router anew")
                    .down();
        } else {
            builder.up();
        }
    }
}
