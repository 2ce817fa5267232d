package io.fairlead.admin;

import org.apache.camel.impl.health.AbstractHealthCheck;

/** A health check that decides neither whether the router lives nor whether it is ready. */
public abstract class ForInformation extends AbstractHealthCheck {
    protected ForInformation(String group, String id) {
        super(group, id);
    }

    @Override
    public final boolean isReadiness() {
        return false;
    }

    @Override
    public final boolean isLiveness() {
        return false;
    }
}
