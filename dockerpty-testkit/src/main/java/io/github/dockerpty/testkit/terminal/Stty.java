// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs stty on a terminal; the shell opens it, since a JVM that leads a session would make it its own terminal. */
final class Stty {

    private Stty() {}

    /** Runs it with the arguments and returns what it says. */
    static String run(Path device, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", "exec stty \"$@\" <\"$0\"", device.toString()));
        command.addAll(arguments);
        var stty = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (stty.waitFor() != 0) {
                throw new IOException("stty " + String.join(" ", arguments) + " failed: " + answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("interrupted while stty sets or tells the modes of " + device);
            interrupted.initCause(e);
            throw interrupted;
        }
        return answer;
    }
}
