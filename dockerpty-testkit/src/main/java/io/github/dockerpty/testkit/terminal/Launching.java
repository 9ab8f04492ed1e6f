// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.IOException;
import java.io.InterruptedIOException;

/** Finds the launcher on threads that an engine may interrupt. */
final class Launching {

    private Launching() {}

    static Launcher usual() throws IOException {
        try {
            return Launcher.usual();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while looking for a launcher");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
