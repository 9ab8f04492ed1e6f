// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.TerminalDevice;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A pseudo-terminal: the master is ours, the slave is the program's.
 *
 * <p>The output does not end before {@link #letEndThrough()}: the program may not have opened the slave yet. Read and
 * write on different threads; {@link #close()} ends both.
 */
interface Pty extends Closeable {

    /** The slave's path, which outlives neither the terminal nor this process. */
    Path path();

    /** The slave with a descriptor of this process, which {@link #letEndThrough()} closes. */
    TerminalDevice device();

    /** Reads what was printed: at least a byte, -1 or an IOException at the end and after close. */
    int read(ByteBuffer target) throws IOException;

    void write(ByteBuffer bytes) throws IOException;

    void resize(int rows, int columns);

    /** The slave's modes, also when nobody has the slave open. */
    Modes modes();

    /** Lets the reader find the end once nobody else has the slave open; does not wait for that. */
    void letEndThrough() throws IOException;

    /** Hangs up; a second call does nothing. */
    @Override
    void close() throws IOException;
}
