package io.fairlead.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server that can be cut and mended: everything that goes over it ends at once, and nothing new gets through. */
public final class CuttableWire implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private CuttableWire(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** To a port of this machine. */
    public static CuttableWire to(int port) {
        try {
            CuttableWire wire = new CuttableWire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            inBackground(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    public void cut() {
        cut = true;
        open.forEach(CuttableWire::shut);
    }

    public void mend() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        shut(door);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket from = door.accept();
                open.add(from);
                if (cut) {
                    shut(from);
                } else {
                    connect(from);
                }
            } catch (IOException e) {
                // The door is closed.
            }
        }
    }

    private void connect(Socket from) {
        Socket to;
        try {
            to = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException e) {
            open.remove(from);
            shut(from);
            return;
        }
        open.add(to);
        inBackground(() -> carry(from, to));
        inBackground(() -> carry(to, from));
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Cut, or closed by one end: the other one is closed too.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void shut(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
