package io.fairlead.web;

import java.util.Set;

/** Says who really asks: what a proxy of ours says in X-Forwarded-For counts, what anybody else says there does not. */
public final class Proxies {
    private final Set<String> trusted;

    /** @param trusted addresses of the proxies in front of this server; empty when there is none */
    public Proxies(Set<String> trusted) {
        this.trusted = Set.copyOf(trusted);
    }

    /** The address of the nearest machine that is no proxy of ours. */
    public String addressOf(Request request) {
        return addressOf(request.remote().replaceFirst(":\\d+$", ""), request.forwardedFor());
    }

    /** Whether the machine next to us is a proxy of ours that says it was asked over TLS. */
    boolean saySecure(String remote, String forwardedProto) {
        return trusted.contains(remote) && forwardedProto.strip().equalsIgnoreCase("https");
    }

    String addressOf(String remote, String forwardedFor) {
        String address = remote;
        String[] hops = forwardedFor.split(",");
        for (int i = hops.length - 1; i >= 0 && trusted.contains(address); i--) {
            String hop = hops[i].strip();
            if (!hop.isEmpty()) {
                address = hop.length() > 64 ? hop.substring(0, 64) : hop;
            }
        }
        return address;
    }
}
