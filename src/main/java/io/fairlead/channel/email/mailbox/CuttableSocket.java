package io.fairlead.channel.email.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Makes the one socket of a connection and keeps hold of it, so that another thread can cut the connection whatever it
 * hangs in: connecting, a TLS handshake, or a read.
 */
final class CuttableSocket extends SocketFactory {
    private Socket socket;
    private boolean cut;

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (cut) {
            throw new SocketException("stopped");
        }
        socket = new Socket();
        socket.setKeepAlive(true);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** How long a read may wait from now on. */
    synchronized void patience(Duration patience) throws IOException {
        if (socket != null && !cut) {
            socket.setSoTimeout((int) Math.min(patience.toMillis(), Integer.MAX_VALUE));
        }
    }

    /** Ends the connection at once, and forbids another. */
    synchronized void cut() {
        cut = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // it is of no more use either way
            }
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("Angus Mail connects the socket itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        return createSocket(address, port);
    }
}
