// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.Set;

/** Sets the pace of keep-alive probes where the platform has such an option (Linux, macOS). */
final class KeepAlive {

    private static final Integer SECONDS = 30;

    private KeepAlive() {}

    static void everyThirtySeconds(NetworkChannel channel) throws IOException {
        for (String name : names()) {
            SocketOption<Integer> option = find(channel.supportedOptions(), name);
            if (option != null) {
                channel.setOption(option, SECONDS);
            }
        }
    }

    static void everyThirtySeconds(Socket socket) throws IOException {
        for (String name : names()) {
            SocketOption<Integer> option = find(socket.supportedOptions(), name);
            if (option != null) {
                socket.setOption(option, SECONDS);
            }
        }
    }

    private static String[] names() {
        return new String[] {"TCP_KEEPIDLE", "TCP_KEEPINTERVAL"};
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
