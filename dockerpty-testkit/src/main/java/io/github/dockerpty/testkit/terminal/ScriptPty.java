// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.TerminalDevice;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A pseudo-terminal held by {@code script} of util-linux, without native code in this process.
 *
 * <p>{@code script} keeps the slave open, so the output has no end by itself: once nobody else has the terminal open,
 * an {@link EndMark} is printed.
 */
final class ScriptPty implements Pty {

    private static final int PIECE = 1 << 13;
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final Process script;
    private final Path path;
    private final TerminalKeeper keeper;
    private final EndMark mark = new EndMark();
    private final byte[] piece = new byte[PIECE];
    private final Thread ending;
    private TerminalDevice device;
    private RandomAccessFile slave;
    private boolean closed;

    private ScriptPty(ScriptStart start, TerminalKeeper keeper) {
        this.script = start.script();
        this.path = start.device();
        this.keeper = keeper;
        this.ending = new Thread(this::printMark, "dockerpty-testkit-ending-" + path);
        ending.setDaemon(true);
    }

    static ScriptPty open(int rows, int columns) throws IOException {
        ScriptStart start = ScriptStart.open();
        ScriptPty pty = null;
        try {
            // script turns the echo off for an input that is no terminal.
            Stty.run(start.device(), List.of("echo", "rows", "" + rows, "cols", "" + columns));
            pty = new ScriptPty(start, TerminalKeeper.start(start.device(), start.script()));
            return pty;
        } finally {
            if (pty == null) {
                start.script().destroyForcibly();
            }
        }
    }

    @Override
    public Path path() {
        return path;
    }

    /** Opens the slave at the first call, since a JVM that leads a session would get it as its own terminal. */
    @Override
    public synchronized TerminalDevice device() {
        if (device == null && ending.getState() != Thread.State.NEW) {
            return new TerminalDevice(path, -1);
        }
        if (device == null) {
            requireOpen();
            try {
                slave = new RandomAccessFile(path.toFile(), "rw");
                device = new TerminalDevice(path, TerminalUsers.ownDescriptor(path));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot open " + path, e);
            }
        }
        return device;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int start = target.position();
        while (!mark.isReached() && target.position() == start) {
            int room = Math.min(PIECE, target.remaining() - mark.heldByteCount());
            int byteCount = script.getInputStream().read(piece, 0, room);
            if (byteCount < 0) {
                return -1;
            }
            mark.pass(piece, byteCount, target);
        }
        return target.position() == start ? -1 : target.position() - start;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        script.getOutputStream().write(copy);
        script.getOutputStream().flush();
    }

    @Override
    public synchronized void resize(int rows, int columns) {
        requireOpen();
        try {
            Stty.run(path, List.of("rows", "" + rows, "cols", "" + columns));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot resize " + path, e);
        }
    }

    @Override
    public synchronized Modes modes() {
        requireOpen();
        try {
            return Modes.ofStty(Stty.run(path, List.of("-g")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the modes of " + path, e);
        }
    }

    @Override
    public synchronized void letEndThrough() throws IOException {
        if (slave != null) {
            slave.close();
        }
        if (!closed && ending.getState() == Thread.State.NEW) {
            ending.start();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        // The master goes with the process, which hangs the terminal up.
        script.destroyForcibly();
        keeper.close();
        if (slave != null) {
            slave.close();
        }
        if (Thread.currentThread() != ending) {
            joinEnding();
        }
    }

    private void joinEnding() {
        try {
            script.waitFor();
            ending.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until nobody but those two has the terminal open; prints nothing when it is closed before. */
    private synchronized void printMark() {
        Set<String> ours = Set.of(Long.toString(script.pid()), keeper.pid());
        try {
            while (!closed && TerminalUsers.any(path, ours)) {
                wait(LOOK_AGAIN_MILLIS);
            }
            if (!closed) {
                mark.expect();
                keeper.print(mark.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the output of " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the terminal " + path + " has been hung up or closed");
        }
    }
}
