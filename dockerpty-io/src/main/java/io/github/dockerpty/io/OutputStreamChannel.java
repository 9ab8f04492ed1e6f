// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;

/** Writes an output stream without a lock of its own, and flushes after every write so that no byte waits. */
final class OutputStreamChannel implements WritableByteChannel {

    private static final int MOST = 64 * 1024;

    private final OutputStream out;
    private volatile boolean open = true;
    private byte[] chunk = new byte[0];

    OutputStreamChannel(OutputStream out) {
        this.out = Objects.requireNonNull(out, "out");
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        if (bytes.hasArray()) {
            out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), count);
            bytes.position(bytes.limit());
        } else {
            writeChunks(bytes);
        }
        out.flush();
        checkTrouble();
        return count;
    }

    private void writeChunks(ByteBuffer bytes) throws IOException {
        int most = Math.min(bytes.remaining(), MOST);
        if (chunk.length < most) {
            chunk = new byte[most];
        }
        while (bytes.hasRemaining()) {
            int count = Math.min(bytes.remaining(), chunk.length);
            bytes.get(chunk, 0, count);
            out.write(chunk, 0, count);
        }
    }

    /** A print stream hides its failures: without this question a broken pipe would swallow output for ever. */
    private void checkTrouble() throws IOException {
        if (out instanceof PrintStream print && print.checkError()) {
            throw new IOException("the PrintStream written to reports a failure and hides its cause");
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        out.close();
    }
}
