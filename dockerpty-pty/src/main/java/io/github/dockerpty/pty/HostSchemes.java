// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/** Says why an address of another kind than unix and tcp is not taken, and what to use instead. */
final class HostSchemes {

    private HostSchemes() {}

    static String refusal(String scheme) {
        return switch (scheme) {
            case "http", "https" ->
                "docker takes no " + scheme + ":// address either: use tcp://HOST:PORT,"
                        + " with DOCKER_TLS_VERIFY=1 for TLS";
            case "ssh" ->
                "ssh:// is not supported: forward the socket (ssh -L /tmp/engine.sock:/var/run/docker.sock"
                        + " HOST) and use unix:///tmp/engine.sock";
            case "npipe" -> "npipe:// (Windows) is not supported: let the engine listen on tcp:// with TLS";
            case "fd" -> "fd:// names a socket that systemd hands to the engine: use the unix:// path of that socket";
            case "embedded" -> "embedded: is an engine inside the dockerpty command, not one that can be connected to";
            default -> "unknown kind of address: use unix:///PATH or tcp://HOST:PORT";
        };
    }
}
