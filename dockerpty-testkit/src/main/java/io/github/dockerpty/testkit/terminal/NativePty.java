// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.TerminalDevice;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.nativ.CLibrary;
import org.jline.nativ.JLineLibrary;

/**
 * A pseudo-terminal of the C library's openpty.
 *
 * <p>Our own descriptor of the slave keeps the master from ending before the program has opened it.
 */
final class NativePty implements Pty {

    private static final int NAME_LIMIT = 256;

    private final int master;
    private final TerminalDevice device;
    private final FileInputStream slave;
    // One channel each: a channel lets a parked read keep every write out.
    private final FileChannel source;
    private final FileChannel sink;
    private boolean closed;

    private NativePty(int master, TerminalDevice device) {
        this.master = master;
        this.device = device;
        var descriptor = JLineLibrary.newFileDescriptor(master);
        this.slave = new FileInputStream(JLineLibrary.newFileDescriptor(device.descriptor()));
        this.source = new FileInputStream(descriptor).getChannel();
        this.sink = new FileOutputStream(descriptor).getChannel();
    }

    static NativePty open(int rows, int columns) throws IOException {
        var master = new int[1];
        var slave = new int[1];
        var name = new byte[NAME_LIMIT];
        var size = new CLibrary.WinSize((short) rows, (short) columns);
        if (CLibrary.openpty(master, slave, name, null, size) != 0) {
            throw new IOException("openpty failed: no pseudo-terminal is free or /dev/pts is not mounted");
        }
        int end = 0;
        while (name[end] != 0) {
            end++;
        }
        var path = Path.of(new String(name, 0, end, StandardCharsets.UTF_8));
        return new NativePty(master[0], new TerminalDevice(path, slave[0]));
    }

    @Override
    public Path path() {
        return device.path();
    }

    @Override
    public TerminalDevice device() {
        return device;
    }

    /** On Linux the end is an EIO, which {@link Listener} takes for that. */
    @Override
    public int read(ByteBuffer target) throws IOException {
        return source.read(target);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            sink.write(bytes);
        }
    }

    @Override
    public synchronized void resize(int rows, int columns) {
        requireOpen();
        if (CLibrary.ioctl(master, CLibrary.TIOCSWINSZ, new CLibrary.WinSize((short) rows, (short) columns)) != 0) {
            throw new UncheckedIOException(new IOException("TIOCSWINSZ failed on the master of " + device.path()));
        }
    }

    /** Linux shows the slave's modes at the master. */
    @Override
    public synchronized Modes modes() {
        requireOpen();
        var termios = new CLibrary.Termios();
        if (CLibrary.tcgetattr(master, termios) != 0) {
            throw new UncheckedIOException(new IOException("tcgetattr failed on the master of " + device.path()));
        }
        return Modes.of(termios);
    }

    @Override
    public void letEndThrough() throws IOException {
        slave.close();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
        }
        // Closes the descriptor under both channels and wakes their threads.
        source.close();
        sink.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the terminal " + device.path() + " has been hung up or closed");
        }
    }
}
