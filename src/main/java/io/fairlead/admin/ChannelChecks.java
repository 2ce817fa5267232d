package io.fairlead.admin;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * A health check for each channel, with its cause. None decides whether the router lives or is ready: a mailbox that is
 * away must not take the form out of service.
 */
public final class ChannelChecks implements HealthCheckRepository {
    private final Vitals vitals;

    public ChannelChecks(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public String getId() {
        return "fairlead-channels";
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public void setEnabled(boolean enabled) {
        throw new UnsupportedOperationException("channels are always looked at");
    }

    @Override
    public Stream<HealthCheck> stream() {
        return vitals.latest().stream().map(OfChannel::new);
    }

    private static final class OfChannel extends ForInformation {
        private final Map<String, Object> channel;

        OfChannel(Map<String, Object> channel) {
            super("fairlead", "channel:" + channel.get("name"));
            this.channel = channel;
        }

        @Override
        protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
            builder.detail("state", channel.get("state"))
                    .detail("since", channel.get("since"))
                    .detail("advice", channel.get("advice"))
                    .message(String.valueOf(channel.get("reason")));
            if (channel.get("state").equals("unhealthy")) {
                builder.down();
            } else {
                builder.up();
            }
        }
    }
}
