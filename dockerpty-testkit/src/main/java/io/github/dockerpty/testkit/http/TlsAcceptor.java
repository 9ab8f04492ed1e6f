// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Accepts TLS 1.3 and 1.2 on a port of 127.0.0.1; the handshake comes with the first read of each connection. */
public final class TlsAcceptor implements Acceptor {

    private final SSLContext context;
    private final boolean needsClientCertificate;
    private final ServerSocket listener;

    /**
     * Listens.
     *
     * @param context keys of the engine and trust in clients
     * @param needsClientCertificate whether a client without a trusted certificate is refused
     * @param port 0 for a free one
     * @throws IOException when the system refuses
     */
    public TlsAcceptor(SSLContext context, boolean needsClientCertificate, int port) throws IOException {
        this.context = context;
        this.needsClientCertificate = needsClientCertificate;
        this.listener = new ServerSocket(port, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    @Override
    public Connection accept() throws IOException {
        Socket plain = listener.accept();
        plain.setTcpNoDelay(true);
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", 0, true);
        secure.setUseClientMode(false);
        secure.setNeedClientAuth(needsClientCertificate);
        secure.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        return new TlsConnection(plain, secure);
    }

    @Override
    public URI host() {
        return URI.create("tcp://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
