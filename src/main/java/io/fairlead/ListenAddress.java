package io.fairlead;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether a port can be had before Camel tries, because its own failure does not name the setting. */
final class ListenAddress {
    private ListenAddress() {}

    /** @throws IllegalStateException that names address and setting, when something else listens there */
    static void requireFree(Settings settings, String prefix) {
        if (!settings.text(prefix + ".enabled").equals("true")) {
            return;
        }
        String host = settings.text(prefix + ".host");
        int port = settings.number(prefix + ".port");
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "port " + port + " on " + host + " cannot be used (" + e.getMessage()
                            + "); stop what uses it, or set " + prefix + ".port to another",
                    e);
        }
    }
}
