// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.pty.SessionStreams;
import io.github.dockerpty.tty.Tty;
import io.github.dockerpty.tty.Ttys;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** What surrounds the command: its streams, their terminals, its environment. The only place that touches them. */
final class Context {

    private static final String PREFIX = "dockerpty: ";

    private final Map<String, String> environment;
    private final SessionStreams streams;
    private final OutputStream out;
    private final OutputStream err;
    private final Tty errTty;

    Context(Map<String, String> environment, SessionStreams streams, OutputStream out, OutputStream err, Tty errTty) {
        this.environment = environment;
        this.streams = streams;
        this.out = out;
        this.err = err;
        this.errTty = errTty;
    }

    /** The standard streams of this process, unbuffered. */
    static Context standard() {
        return new Context(
                RawText.environment(),
                SessionStreams.standard(),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Ttys.standardError());
    }

    Map<String, String> environment() {
        return environment;
    }

    SessionStreams streams() {
        return streams;
    }

    /** The terminal behind stderr, if it is one. */
    Tty errTty() {
        return errTty;
    }

    Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    Path workingDirectory() {
        return Path.of(System.getProperty("user.dir"));
    }

    /** Writes a result to stdout. */
    void print(String text) throws IOException {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw OutputClosedException.because(e);
        }
    }

    /** Writes one line of our own to stderr, whatever the text contains. */
    void say(String text) {
        show(PREFIX + ErrorText.oneLine(text) + "\n");
    }

    /** Leaves the line that a program was writing on the screen, so that ours begins at the left. */
    void endLine() {
        if (errTty.isTerminal()) {
            show("\n");
        }
    }

    /** Writes to stderr as it is. */
    void show(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            // Nobody is left to be told; the exit code speaks.
        }
    }

    /** Our stdout takes no more. */
    static final class OutputClosedException extends IOException {

        private static final long serialVersionUID = 1;

        private OutputClosedException(IOException cause) {
            super("stdout is closed", cause);
        }

        /* As what is loaded at every start anyway. */
        static IOException because(IOException cause) {
            return new OutputClosedException(cause);
        }
    }
}
