// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where an engine listens, parsed as the docker CLI parses {@code DOCKER_HOST}.
 *
 * @param socket the unix socket; null for TCP
 * @param host a name or an address without brackets; empty for a unix socket
 * @param port 1 to 65535; 0 for a unix socket
 * @param basePath put before every request path, without a slash at its end; often empty
 */
record HostAddress(Path socket, String host, int port, String basePath) {

    static final String DEFAULT_SOCKET = "/var/run/docker.sock";
    static final int PLAIN_PORT = 2375;

    static HostAddress unix(String path) {
        return new HostAddress(Path.of(path.isEmpty() ? DEFAULT_SOCKET : path).toAbsolutePath(), "", 0, "");
    }

    static HostAddress of(URI uri) {
        if ("unix".equals(uri.getScheme()) && uri.getAuthority() == null && uri.getPath() != null) {
            return unix(uri.getPath());
        }
        return parse(uri.toString());
    }

    static HostAddress parse(String text) {
        int end = text.indexOf("://");
        String scheme = end < 0 ? schemeOf(text) : text.substring(0, end);
        String rest = end < 0 ? text : text.substring(end + 3);
        return switch (scheme) {
            case "unix" -> unix(rest);
            case "tcp" -> tcp(text, rest);
            default -> throw new IllegalArgumentException("\"" + text + "\": " + HostSchemes.refusal(scheme));
        };
    }

    /* docker takes an address without a scheme as TCP; "embedded:" is the one word of ours with a colon and no more. */
    private static String schemeOf(String text) {
        return text.startsWith("embedded:") ? "embedded" : "tcp";
    }

    private static HostAddress tcp(String text, String rest) {
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String path = slash < 0 ? "" : rest.substring(slash);
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        if (authority.indexOf('@') >= 0 || rest.indexOf('?') >= 0 || rest.indexOf('#') >= 0) {
            throw new IllegalArgumentException(
                    "a tcp:// address takes no user, query or fragment: use tcp://HOST:PORT[/PATH]");
        }
        return authority(text, authority, path);
    }

    private static HostAddress authority(String text, String authority, String path) {
        int bracket = authority.indexOf(']');
        if (authority.startsWith("[") != bracket > 0) {
            throw malformed(text);
        }
        int colon = authority.indexOf(':', Math.max(bracket, 0));
        if ((bracket > 0 && authority.length() > bracket + 1 && colon != bracket + 1)
                || (bracket < 0 && colon != authority.lastIndexOf(':'))) {
            throw malformed(text);
        }
        String name = bracket > 0 ? authority.substring(1, bracket) : authority.substring(0, before(colon, authority));
        int port = colon < 0 ? PLAIN_PORT : port(text, authority.substring(colon + 1));
        return checked(text, new HostAddress(null, name.isEmpty() ? "localhost" : name, port, path));
    }

    private static HostAddress checked(String text, HostAddress address) {
        try {
            URI uri = new URI(address.text());
            if (uri.getAuthority() == null) {
                throw malformed(text);
            }
            return address;
        } catch (URISyntaxException e) {
            throw (IllegalArgumentException) malformed(text).initCause(e);
        }
    }

    private static int before(int colon, String authority) {
        return colon < 0 ? authority.length() : colon;
    }

    private static int port(String text, String digits) {
        if (digits.isEmpty()) {
            return PLAIN_PORT;
        }
        int port = 0;
        for (int i = 0; i < digits.length() && port <= 0xFFFF; i++) {
            int digit = digits.charAt(i) - '0';
            port = digit >= 0 && digit <= 9 ? port * 10 + digit : Integer.MAX_VALUE;
        }
        if (port == 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("\"" + text + "\": the port is not a number from 1 to 65535");
        }
        return port;
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is not an address: use tcp://HOST:PORT, with an IPv6 address in brackets");
    }

    boolean isUnix() {
        return socket != null;
    }

    /** The address in its full form, as {@link Endpoint#uri} gives it. */
    String text() {
        return isUnix() ? "unix://" + socket : "tcp://" + authority() + basePath;
    }

    URI uri() {
        try {
            return isUnix() ? new URI("unix", "", socket.toString(), null, null) : new URI(text());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(text() + " was checked when it was parsed", e);
        }
    }

    /** The value of the {@code Host} header; over a unix socket any would do. */
    String authority() {
        if (isUnix()) {
            return "localhost";
        }
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
