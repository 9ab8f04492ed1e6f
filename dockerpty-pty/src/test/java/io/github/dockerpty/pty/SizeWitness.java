// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process that ends as soon as it sees the size 33 by 99, and the conversation that brings it there. */
final class SizeWitness {

    static final List<String> COMMAND = List.of(
            "sh", "-c", "echo ready; while read x; do [ \"$(stty size)\" != '33 99' ] || exit 33; echo no; done");

    private static final int TRIES = 50;

    private SizeWitness() {}

    /** Sets a size by one of an engine's two calls. */
    interface Resize {
        void to(TerminalSize size) throws IOException;
    }

    /** Sends the size until the process has seen it: podman takes one now and then and forgets it. */
    static void takes(EngineConnection stream, Resize resize) throws IOException {
        awaitLine(stream, "ready");
        for (int tries = 0; tries < TRIES; tries++) {
            resize.to(new TerminalSize(33, 99));
            stream.write(ByteBuffer.wrap("go\n".getBytes(StandardCharsets.UTF_8)));
            if (!awaitLine(stream, "no")) {
                return;
            }
        }
        throw new AssertionError("the process has not seen the size after " + TRIES + " calls");
    }

    /** Reads up to the end of a line; false if the stream ends before it. */
    private static boolean awaitLine(EngineConnection stream, String line) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (stream.read(one.clear()) > 0) {
            text.append((char) one.get(0));
            if (text.toString().endsWith(line + "\r\n")) {
                return true;
            }
        }
        return false;
    }
}
