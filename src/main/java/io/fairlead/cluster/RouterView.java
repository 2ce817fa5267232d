package io.fairlead.cluster;

import io.fairlead.channel.Lead.Standing;
import java.util.List;
import java.util.Optional;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.support.cluster.AbstractCamelClusterView;

/** The lead of one of Camel's namespaces, which a channel of the same name would share. */
final class RouterView extends AbstractCamelClusterView {
    private final Leads leads;
    private final String router;

    RouterView(RouterCluster cluster, String namespace, Leads leads, String router) {
        super(cluster, namespace);
        this.leads = leads;
        this.router = router;
        leads.listen(this::changed);
    }

    private record Member(String getId, boolean isLeader, boolean isLocal) implements CamelClusterMember {
        @Override
        public String getId() {
            return getId;
        }
    }

    @Override
    public Optional<CamelClusterMember> getLeader() {
        return leads.standing(getNamespace())
                .filter(standing -> !standing.router().isEmpty())
                .map(standing -> new Member(standing.router(), true, standing.isOurs()));
    }

    @Override
    public CamelClusterMember getLocalMember() {
        boolean leads =
                this.leads.standing(getNamespace()).filter(Standing::isOurs).isPresent();
        return new Member(router, leads, true);
    }

    @Override
    public List<CamelClusterMember> getMembers() {
        return getLeader()
                .filter(leader -> !leader.isLocal())
                .map(leader -> List.of(leader, getLocalMember()))
                .orElseGet(() -> List.of(getLocalMember()));
    }

    @Override
    protected void doStart() {
        leads.want(getNamespace());
    }

    @Override
    protected void doStop() {
        leads.leave(getNamespace());
        fireLeadershipChangedEvent((CamelClusterMember) null);
    }

    private void changed(String name) {
        if (name.equals(getNamespace()) && isStarted()) {
            fireLeadershipChangedEvent(getLeader().orElse(null));
        }
    }
}
