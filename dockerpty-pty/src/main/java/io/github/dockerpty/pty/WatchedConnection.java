// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.hijack.HijackedConnection;
import io.github.dockerpty.pty.hijack.TlsFailures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * A session's connection: tells whether its reader waits in silence, and can be ended from the reading side only.
 *
 * <p>One thread reads, one writes, any asks and gives up.
 */
final class WatchedConnection extends ForwardingConnection {

    private final boolean hasInput;

    /** Counts the reads begun and ended: odd while one waits. Written by the reader alone. */
    private volatile long turns;

    private volatile boolean givenUp;
    private volatile boolean ended;
    private volatile long written;
    private volatile long received;
    /** The reset that took the place of the stream's end, null if there was none. */
    private volatile IOException reset;

    WatchedConnection(EngineConnection connection, boolean hasInput) {
        super(connection);
        this.hasInput = hasInput;
    }

    /** The same odd number twice: no byte came between, and the reader was not held up by the caller's output. */
    long turns() {
        return turns;
    }

    static boolean isWaiting(long turns) {
        return (turns & 1) == 1;
    }

    /** Ends the reading side in good order, though the engine keeps it open: closes the connection. */
    void giveUp() {
        givenUp = true;
        Closing.afterUse(this);
    }

    /** The same for a reader that does not block: the next read is the end. */
    void endReading() {
        givenUp = true;
    }

    @Override
    public boolean hasBuffered() {
        return givenUp || super.hasBuffered();
    }

    /** Whether the stream was ended while the engine kept it open. */
    @Override
    public boolean wasGivenUp() {
        return givenUp || super.wasGivenUp();
    }

    /** Whether no more will be read. */
    boolean hasEnded() {
        return ended;
    }

    /** Bytes that came; of a reader that does not block, who reads often in vain, this tells silence. */
    long received() {
        return received;
    }

    /** Bytes that the connection took. */
    long written() {
        return written;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int count = super.write(bytes);
        written += count;
        return count;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    @Override
    public long sendFile(FileChannel file, long position, long count) throws IOException {
        long sent = super.sendFile(file, position, count);
        written += sent;
        return sent;
    }

    /** Whether the engine says that this is a raw stream, which frames may come in all the same. */
    boolean isNamedRaw() {
        return contentType().equals(HijackedConnection.RAW);
    }

    /** How the stream ended, once it has. */
    SessionAccount.End end() {
        if (wasGivenUp()) {
            return SessionAccount.End.EXIT_FIRST;
        }
        return reset != null ? SessionAccount.End.STREAM_RESET : SessionAccount.End.STREAM_ENDED;
    }

    /** Whether a reset took the place of the stream's end. */
    boolean wasReset() {
        return reset != null;
    }

    /** What broke first, when the exit code cannot be learned after the stream's end. */
    IOException explain(IOException unknownExit) {
        if (reset == null) {
            return unknownExit;
        }
        reset.addSuppressed(unknownExit);
        return reset;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    @Override
    public int read(ByteBuffer target) throws IOException {
        turns++;
        try {
            int count = givenUp ? -1 : super.read(target);
            ended |= count < 0;
            received += Math.max(0, count);
            return count;
        } catch (ClosedChannelException closed) {
            if (givenUp) {
                return -1;
            }
            throw closed;
        } catch (IOException broken) {
            return endByReset(broken);
        } finally {
            turns++;
        }
    }

    /**
     * An engine that closes with input unread resets the connection, where its stream would have ended. The bytes
     * before have been read then; whether it was the end in truth, the frames and the exit code show.
     */
    private int endByReset(IOException broken) throws IOException {
        // TLS tells its own end before an engine resets the connection. Not a catch of its own: that would load TLS.
        if (!hasInput || TlsFailures.isOfTls(broken)) {
            throw broken;
        }
        reset = broken;
        ended = true;
        return -1;
    }
}
