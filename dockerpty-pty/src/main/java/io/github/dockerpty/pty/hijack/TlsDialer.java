// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import io.github.dockerpty.pty.tls.TlsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Connects over TCP with TLS 1.2 or 1.3, within 30 seconds for each address of the host and again for the handshake.
 *
 * <p>Differs from {@link TcpDialer} below TLS: a plain socket, since TLS of the JDK is layered on those.
 */
public final class TlsDialer implements Dialer {

    private static final int LIMIT_MILLIS = 30_000;

    private final String host;
    private final int port;
    private final TlsSettings settings;

    /**
     * A dialer for one host and port.
     *
     * @param host a name or an address, IPv6 without brackets
     * @param port 1 to 65535
     * @param settings the keys, the trust, and whether the certificate must name the host
     */
    public TlsDialer(String host, int port, TlsSettings settings) {
        this.host = host;
        this.port = port;
        this.settings = settings;
    }

    @Override
    public String address() {
        return "tcp://" + TcpFailures.authority(host, port);
    }

    @Override
    public DuplexChannel dial() throws IOException {
        IOException failure = new UnknownHostException(host);
        for (InetAddress candidate : TcpFailures.resolve(address(), host)) {
            Socket plain = new Socket();
            try {
                connect(plain, candidate);
                return shakeHands(plain);
            } catch (IOException e) {
                failure = e;
                plain.close();
            }
        }
        throw TcpFailures.explain(address(), failure);
    }

    private void connect(Socket plain, InetAddress candidate) throws IOException {
        plain.connect(new InetSocketAddress(candidate, port), LIMIT_MILLIS);
        plain.setTcpNoDelay(true);
        plain.setKeepAlive(true);
        KeepAlive.everyThirtySeconds(plain);
    }

    private DuplexChannel shakeHands(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) settings.context().getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        if (settings.verifiesHost()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        socket.setSSLParameters(parameters);
        plain.setSoTimeout(LIMIT_MILLIS);
        try {
            socket.startHandshake();
        } catch (IOException e) {
            throw new DialException(address(), TlsFailures.reason(e), e);
        }
        plain.setSoTimeout(0);
        return new TlsDuplex(address(), plain, socket);
    }
}
