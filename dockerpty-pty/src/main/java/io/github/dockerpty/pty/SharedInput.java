// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/**
 * The caller's input, lent to one session after the other and never closed.
 *
 * <p>Where a blocked read cannot be ended, the reader of an ended session may still be in it: the next session waits
 * for that read, which ends one wait with one answer, and gets its bytes.
 */
final class SharedInput implements SessionStreams.Opener {

    private static final int CHUNK = 8192;

    private final Source source;
    private final boolean endsByInterrupt;

    /** What was read for a session that had ended; guarded by this. */
    private final ByteBuffer late = ByteBuffer.allocate(CHUNK).flip();

    /** The thread that reads now, null for none; guarded by this. */
    private Thread reader;

    /**
     * Whether a read ends by interrupting its thread, harming nothing, must be known: a channel would be closed by it.
     */
    SharedInput(Source source, boolean endsByInterrupt) {
        this.source = source;
        this.endsByInterrupt = endsByInterrupt;
    }

    /** The input for one session; closing it ends that session's reading and nothing else. */
    @Override
    public Source open() throws IOException {
        Optional<SelectableChannel> channel = source.channel();
        return channel.isPresent() ? new SelectedInput(source, channel.get()) : new Turn();
    }

    /** The input of one session. */
    final class Turn implements Source {

        /** Whether the reader is this session's; guarded by the shared input, as the next. */
        private boolean reading;

        private boolean closed;

        @Override
        public int read(ByteBuffer target) throws IOException {
            int kept = begin(target);
            if (kept != 0) {
                return kept;
            }
            ByteBuffer part = target.remaining() > CHUNK ? target.duplicate().limit(target.position() + CHUNK) : target;
            int start = part.position();
            int count = -1;
            try {
                count = source.read(part);
            } catch (InterruptedIOException left) {
                // Our own interrupt is no failure of the caller's.
                if (!isClosed()) {
                    throw left;
                }
            } finally {
                count = end(part, start, count);
            }
            target.position(part.position());
            return count;
        }

        private boolean isClosed() {
            synchronized (SharedInput.this) {
                return closed;
            }
        }

        /** Waits for the turn; bytes read late count as read now, 0 means that the source is to be read. */
        private int begin(ByteBuffer target) {
            synchronized (SharedInput.this) {
                while (reader != null && !closed) {
                    await();
                }
                if (closed) {
                    return -1;
                }
                if (late.hasRemaining()) {
                    return take(target);
                }
                reading = true;
                reader = Thread.currentThread();
                return 0;
            }
        }

        private void await() {
            try {
                SharedInput.this.wait();
            } catch (InterruptedException ended) {
                closed = true;
                Thread.currentThread().interrupt();
            }
        }

        private int take(ByteBuffer target) {
            int count = Math.min(late.remaining(), target.remaining());
            for (int i = 0; i < count; i++) {
                target.put(late.get());
            }
            return count;
        }

        /** Hands the turn on; what came for an ended session is kept. */
        private int end(ByteBuffer part, int start, int count) {
            synchronized (SharedInput.this) {
                reading = false;
                reader = null;
                SharedInput.this.notifyAll();
                if (!closed || count <= 0) {
                    return count;
                }
                late.clear();
                late.put(part.duplicate().flip().position(start));
                late.flip();
                part.position(start);
                return -1;
            }
        }

        /** Whether, after the close, a read goes on that nothing can end. */
        boolean isLeftBehind() {
            synchronized (SharedInput.this) {
                return reading && !endsByInterrupt;
            }
        }

        @Override
        public void close() {
            synchronized (SharedInput.this) {
                closed = true;
                SharedInput.this.notifyAll();
                if (reading && endsByInterrupt) {
                    reader.interrupt();
                }
            }
        }

        @Override
        public boolean setBlocking(boolean blocking) {
            return true;
        }

        @Override
        public Optional<SelectableChannel> channel() {
            return Optional.empty();
        }
    }
}
