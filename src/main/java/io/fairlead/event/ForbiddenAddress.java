package io.fairlead.event;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Addresses that no webhook is meant for: link-local ones, where clouds keep their metadata and keys, the other places
 * of such metadata, multicast, and none at all. Hosts in a private network are for the operator to choose.
 */
final class ForbiddenAddress {
    private static final Set<String> METADATA = Set.of("100.100.100.200", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

    private ForbiddenAddress() {}

    /** Whether one of the host's addresses is forbidden; which one it is reached by is chosen later. */
    static boolean isAt(String host) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (address.isLinkLocalAddress()
                    || address.isMulticastAddress()
                    || address.isAnyLocalAddress()
                    || METADATA.contains(address.getHostAddress())) {
                return true;
            }
        }
        return false;
    }
}
