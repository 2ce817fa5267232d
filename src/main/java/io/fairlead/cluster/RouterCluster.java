package io.fairlead.cluster;

import org.apache.camel.support.cluster.AbstractCamelClusterService;

/**
 * The leads as Camel's own tools see them: {@code master:} in a route of one's own, cluster consoles, JMX. Our channels
 * ask {@link Leads} themselves before each poll, because a {@code master:} consumer would hide their failures from health.
 */
public final class RouterCluster extends AbstractCamelClusterService<RouterView> {
    private final Leads leads;
    private final String router;

    /** @param router this router's name */
    public RouterCluster(Leads leads, String router) {
        super(router);
        this.leads = leads;
        this.router = router;
    }

    @Override
    protected RouterView createView(String namespace) {
        return new RouterView(this, namespace, leads, router);
    }
}
