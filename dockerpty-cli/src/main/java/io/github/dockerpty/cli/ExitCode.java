// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

/** The exit codes that are dockerpty's own; every other code is the process's. */
final class ExitCode {

    static final int DETACHED = 0;
    static final int FAILED = 1;
    static final int ENGINE_FAILED = 125;
    static final int NOT_EXECUTABLE = 126;
    static final int NOT_FOUND = 127;
    static final int BROKEN_PIPE = 141;
    static final int UNKNOWN = 255;

    private ExitCode() {}
}
