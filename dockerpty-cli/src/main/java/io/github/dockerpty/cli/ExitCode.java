// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import java.util.Locale;

/** The exit codes that are dockerpty's own; every other code is the process's. */
final class ExitCode {

    static final int DONE = 0;
    static final int DETACHED = 0;
    static final int FAILED = 1;
    static final int ENGINE_FAILED = 125;
    static final int USAGE = 125;
    static final int NOT_EXECUTABLE = 126;
    static final int NOT_FOUND = 127;
    static final int SIGNAL = 128;
    static final int BROKEN_PIPE = 141;
    static final int UNKNOWN = 255;

    private ExitCode() {}

    /** What {@code run} ends with when the engine refused, by the phrases of runc, crun and podman. */
    static int ofRefusedRun(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        if (words.contains("executable file not found")
                || words.contains("no such file or directory")
                || words.contains("command that was not found")
                || words.contains("system cannot find the file specified")) {
            return NOT_FOUND;
        }
        if (words.contains("permission denied") || words.contains("is a directory")) {
            return NOT_EXECUTABLE;
        }
        return ENGINE_FAILED;
    }

    /** Whether a failed write means that nobody reads any more, which ends a command quietly. */
    static boolean isBrokenPipe(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("Broken pipe") || message.contains("Connection reset");
    }

    /** 128 + n for a signal that ended us. */
    static int ofSignal(String name) {
        return SIGNAL
                + switch (name) {
                    case "HUP" -> 1;
                    case "INT" -> 2;
                    case "QUIT" -> 3;
                    default -> 15;
                };
    }
}
