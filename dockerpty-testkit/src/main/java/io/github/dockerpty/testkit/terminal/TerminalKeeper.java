// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A shell beside a terminal's {@code script} that prints on the terminal what it is told.
 *
 * <p>It also kills {@code script} when this process dies, by which the terminal is hung up, as the kernel does it when
 * the master's descriptor is ours.
 */
final class TerminalKeeper implements Closeable {

    private static final String SHELL =
            "exec 3<>\"$0\"; while read -r digits; do printf %s \"$digits\" >&3; done; kill -KILL \"$1\"";

    private final Process shell;

    private TerminalKeeper(Process shell) {
        this.shell = shell;
    }

    static TerminalKeeper start(Path device, Process script) throws IOException {
        return new TerminalKeeper(new ProcessBuilder("sh", "-c", SHELL, device.toString(), Long.toString(script.pid()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    String pid() {
        return Long.toString(shell.pid());
    }

    void print(String digits) throws IOException {
        OutputStream input = shell.getOutputStream();
        input.write((digits + "\n").getBytes(StandardCharsets.US_ASCII));
        input.flush();
    }

    /** Ends the shell without its last act, which by then might meet another process of that id. */
    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
