// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.Set;

/**
 * Sets the pace of keep-alive probes where the platform has such an option (Linux, macOS): a host that is gone without
 * a word is noticed after 30 seconds of silence and three probes 30 seconds apart.
 */
final class KeepAlive {

    private static final Integer SECONDS = 30;
    private static final Integer PROBES = 3;

    private KeepAlive() {}

    static void everyThirtySeconds(NetworkChannel channel) throws IOException {
        set(channel, "TCP_KEEPIDLE", SECONDS);
        set(channel, "TCP_KEEPINTERVAL", SECONDS);
        set(channel, "TCP_KEEPCOUNT", PROBES);
    }

    private static void set(NetworkChannel channel, String name, Integer value) throws IOException {
        SocketOption<Integer> option = find(channel.supportedOptions(), name);
        if (option != null) {
            channel.setOption(option, value);
        }
    }

    /* By name, because the constants live in the module jdk.net, which an image may lack. */
    @SuppressWarnings("unchecked")
    private static SocketOption<Integer> find(Set<SocketOption<?>> options, String name) {
        for (SocketOption<?> option : options) {
            if (option.name().equals(name) && option.type() == Integer.class) {
                return (SocketOption<Integer>) option;
            }
        }
        return null;
    }
}
