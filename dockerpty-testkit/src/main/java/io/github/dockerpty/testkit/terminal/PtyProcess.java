// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A program on a pseudo-terminal, for an engine's container; read by one thread, written by another.
 *
 * <p>The caller awaits the program, then calls {@link #letEndThrough}, reads to the end and closes.
 */
public final class PtyProcess implements Closeable {

    private final Pty pty;
    private final Process process;

    private PtyProcess(Pty pty, Process process) {
        this.pty = pty;
        this.process = process;
    }

    /**
     * Starts a program as the leader of a session that has the terminal.
     *
     * @param settings program, environment and folder; streams are replaced
     * @param rows the first size
     * @param columns the first size
     * @return the running program, to be closed
     * @throws IOException when there is no pseudo-terminal or no way to launch a program on it
     */
    public static PtyProcess start(ProcessBuilder settings, int rows, int columns) throws IOException {
        Pty pty = PtyDriver.usual().open(rows, columns);
        Process process = null;
        try {
            settings.command(Launcher.usual().command(pty.path().toString(), Streams.TERMINAL, settings.command()));
            Streams.TERMINAL.apply(settings);
            process = settings.start();
            // What the launcher says before the terminal is its standard error has no reader.
            process.getErrorStream().close();
            return new PtyProcess(pty, process);
        } finally {
            if (process == null) {
                pty.letEndThrough();
                pty.close();
            }
        }
    }

    /**
     * Starts a program on pipes, as the leader of a session without a terminal.
     *
     * @param settings program, environment and folder
     * @return the running program
     * @throws IOException when there is no way to launch it
     */
    public static Process onPipes(ProcessBuilder settings) throws IOException {
        settings.command(Launcher.usual().command("/dev/null", Streams.PIPES, settings.command()));
        return settings.start();
    }

    /** {@return the program's process} */
    public Process process() {
        return process;
    }

    /**
     * Reads what was printed; blocks until there is something.
     *
     * @param target gets at least one byte
     * @return the number of bytes, or -1 at the end, which on Linux is an error EIO, and after {@link #close}
     */
    public int read(ByteBuffer target) {
        try {
            return pty.read(target);
        } catch (IOException end) {
            return -1;
        }
    }

    /**
     * Types; blocks while the terminal takes no more.
     *
     * @param bytes all of them
     * @throws IOException when the terminal is closed
     */
    public void write(ByteBuffer bytes) throws IOException {
        pty.write(bytes);
    }

    /**
     * Gives the terminal another size; nothing happens once it is closed.
     *
     * @param rows 0 to 65535
     * @param columns 0 to 65535
     */
    public void resize(int rows, int columns) {
        try {
            pty.resize(rows, columns);
        } catch (IllegalStateException closed) {
            // A program that has ended needs no size.
        }
    }

    /**
     * Lets the reader find the end once nobody else has the terminal open.
     *
     * @throws IOException when the system refuses
     */
    public void letEndThrough() throws IOException {
        pty.letEndThrough();
    }

    /**
     * Hangs the terminal up and ends a blocked read or write.
     *
     * @throws IOException when the system refuses
     */
    @Override
    public void close() throws IOException {
        pty.close();
    }
}
