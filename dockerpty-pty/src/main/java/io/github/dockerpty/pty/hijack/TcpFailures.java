// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;

/** Names of hosts, and in one line why one could not be connected to and what to do. */
final class TcpFailures {

    private TcpFailures() {}

    static String authority(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    static InetAddress[] resolve(String address, String host) throws DialException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new DialException(address, "no such host: check the name in DOCKER_HOST and the name service", e);
        }
    }

    static IOException explain(String address, IOException failure) {
        if (failure instanceof ClosedChannelException || failure instanceof DialException) {
            return failure;
        }
        return new DialException(address, reason(failure), failure);
    }

    private static String reason(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return "no connection within the time limit: check the address, the route and the firewalls";
        }
        if (failure instanceof NoRouteToHostException) {
            return "no route to this host: check the address and the network";
        }
        if (failure instanceof ConnectException) {
            return "connection refused: start the engine, or check the port";
        }
        return String.valueOf(failure.getMessage());
    }
}
