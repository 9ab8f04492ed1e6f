// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Opens the client's end of a connection to an engine. */
public final class Dialer {

    /** Gives the client's side of TLS. */
    @FunctionalInterface
    public interface Tls {

        /**
         * Reads or returns it; asked once for each connection.
         *
         * @return what trusts the engine
         * @throws IOException when it cannot be read
         */
        SSLContext context() throws IOException;
    }

    private final URI host;
    private final Optional<Tls> tls;

    /**
     * Remembers where to connect to; connects to nothing yet.
     *
     * @param host {@code unix:///…} or {@code tcp://…} with a port
     * @param tls for TLS over TCP; the engine's certificate must name the host
     * @throws IllegalArgumentException when the host is of another kind
     */
    public Dialer(URI host, Optional<Tls> tls) {
        boolean unix = "unix".equals(host.getScheme()) && host.getPath() != null && tls.isEmpty();
        boolean tcp = "tcp".equals(host.getScheme()) && host.getHost() != null && host.getPort() > 0;
        if (!unix && !tcp) {
            throw new IllegalArgumentException("no engine can be reached at " + host
                    + (tls.isPresent() ? " with TLS" : "") + ": use unix:///path or tcp://host:port");
        }
        this.host = host;
        this.tls = tls;
    }

    /**
     * Connects; blocks until the engine's system has accepted, and with TLS until the handshake is over.
     *
     * @return the connection, to be closed
     * @throws IOException when that fails
     */
    public Connection dial() throws IOException {
        if (tls.isPresent()) {
            return secure(tls.get().context());
        }
        return new ChannelConnection(host.getScheme().equals("unix") ? unix() : tcp());
    }

    private SocketChannel unix() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean connected = false;
        try {
            channel.connect(UnixDomainSocketAddress.of(Path.of(host.getPath())));
            connected = true;
            return channel;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    private SocketChannel tcp() throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(host.getHost(), host.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel;
    }

    private Connection secure(SSLContext context) throws IOException {
        Socket plain = new Socket(host.getHost(), host.getPort());
        boolean connected = false;
        try {
            plain.setTcpNoDelay(true);
            SSLSocket secure =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, host.getHost(), host.getPort(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            connected = true;
            return new TlsConnection(plain, secure);
        } finally {
            if (!connected) {
                plain.close();
            }
        }
    }
}
