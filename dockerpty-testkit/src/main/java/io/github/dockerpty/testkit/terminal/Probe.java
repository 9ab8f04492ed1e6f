// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** Tries whether programs of this machine can do something. */
final class Probe {

    private Probe() {}

    /** Whether the command is there and succeeds; an interrupt does not end the wait, which is short, and stays set. */
    static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(Streams.NOTHING)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            // ProcessBuilder's way to say that there is no such program.
            return false;
        }
    }
}
