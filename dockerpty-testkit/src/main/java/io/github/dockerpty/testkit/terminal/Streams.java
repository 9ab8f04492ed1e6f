// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * Where a program's three standard streams lead.
 *
 * @param stdin its input
 * @param stdout its output
 * @param stderr its errors
 */
record Streams(End stdin, End stdout, End stderr) {

    static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

    static final Streams TERMINAL = new Streams(End.TERMINAL, End.TERMINAL, End.TERMINAL);

    static final Streams PIPES = new Streams(End.PIPE, End.PIPE, End.PIPE);

    /**
     * One stream's far end.
     *
     * @param kind what it is
     * @param file of kind FILE, else null
     */
    record End(Kind kind, Path file) {

        enum Kind {
            TERMINAL,
            PIPE,
            FILE
        }

        static final End TERMINAL = new End(Kind.TERMINAL, null);
        static final End PIPE = new End(Kind.PIPE, null);

        static End file(Path file) {
            return new End(Kind.FILE, file);
        }

        boolean isTerminal() {
            return kind == Kind.TERMINAL;
        }
    }

    /** Redirects what is not the terminal's; the launcher's own complaints go to the error pipe. */
    void apply(ProcessBuilder builder) {
        builder.redirectInput(
                switch (stdin.kind) {
                    case TERMINAL -> NOTHING;
                    case PIPE -> Redirect.PIPE;
                    case FILE -> Redirect.from(stdin.file.toFile());
                });
        builder.redirectOutput(stdout.isTerminal() ? Redirect.DISCARD : Redirect.to(stdout.file.toFile()));
        builder.redirectError(stderr.isTerminal() ? Redirect.PIPE : Redirect.to(stderr.file.toFile()));
    }
}
