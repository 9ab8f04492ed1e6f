// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says in one line why a unix socket could not be connected to, and what to do. */
final class UnixFailures {

    private UnixFailures() {}

    static IOException explain(Path socket, IOException failure) {
        if (failure instanceof ClosedChannelException) {
            return failure;
        }
        return new DialException("unix://" + socket, reason(socket, failure), failure);
    }

    private static String reason(Path socket, IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Permission denied")) {
            return "permission denied: join the group that owns the socket (often docker), or use a rootless engine";
        }
        if (failure instanceof ConnectException || message.contains("Connection refused")) {
            return "nothing listens on this socket: start the engine, or set DOCKER_HOST to where it listens";
        }
        if (message.contains("too long")) {
            return "the path is too long for a unix socket: use one of at most 107 bytes, for example a symbolic link";
        }
        if (!Files.exists(socket)) {
            return "no such socket: start the engine, or set DOCKER_HOST to where it listens";
        }
        return message;
    }
}
