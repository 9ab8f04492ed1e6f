// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import io.github.dockerpty.pty.tls.TlsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Connects with TLS 1.2 or 1.3 over TCP: within 30 seconds for each address, and 30 more for the handshake. */
public final class TlsDialer implements Dialer {

    private static final int LIMIT_MILLIS = 30_000;

    private final String host;
    private final int port;
    private final TlsSettings settings;
    private final RecordBuffers buffers = new RecordBuffers();

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
            try {
                return shakeHands(TcpDialer.connect(new InetSocketAddress(candidate, port), LIMIT_MILLIS));
            } catch (IOException e) {
                failure = e;
            }
        }
        throw TcpFailures.explain(address(), failure);
    }

    private TlsChannel shakeHands(SocketChannel socket) throws IOException {
        boolean agreed = false;
        try {
            TlsChannel channel = shakeHandsInTime(socket);
            agreed = true;
            return channel;
        } catch (ClosedByInterruptException interrupt) {
            throw interrupt;
        } catch (IOException e) {
            throw new DialException(address(), TlsFailures.reason(e), e);
        } finally {
            if (!agreed) {
                socket.close();
            }
        }
    }

    private TlsChannel shakeHandsInTime(SocketChannel socket) throws IOException {
        TlsChannel channel = new TlsChannel(address(), socket, engine(), buffers);
        TimeLimit limit = TimeLimit.on(socket, LIMIT_MILLIS);
        try (limit) {
            channel.shakeHands();
        } catch (ClosedChannelException e) {
            if (!limit.isExpired()) {
                throw e;
            }
            throw (IOException) new SocketTimeoutException().initCause(e);
        }
        return channel;
    }

    /** The client's side of TLS for one connection; the host goes into SNI and, if it is verified, is checked. */
    SSLEngine engine() {
        SSLEngine engine = settings.context().createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setCipherSuites(withNewest(engine));
        if (settings.verifiesHost()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /* A context of "TLSv1.2", such as docker-java makes, enables no suite of TLS 1.3, and then speaks none of it. */
    private static String[] withNewest(SSLEngine engine) {
        Set<String> suites = new LinkedHashSet<>();
        for (String suite : engine.getSupportedCipherSuites()) {
            if (suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_")) {
                suites.add(suite);
            }
        }
        suites.addAll(List.of(engine.getEnabledCipherSuites()));
        return suites.toArray(new String[0]);
    }
}
