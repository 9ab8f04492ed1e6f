// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/**
 * What is typed, without the detach keys: ends where they were typed.
 *
 * <p>Bytes before the keys are passed on, bytes after them are dropped. At the end of the input a withheld beginning is
 * passed on. One thread reads; closing closes the source below.
 */
final class DetachFilter implements Source {

    private static final int CHUNK = 8192;

    /** In a loop, where there may be thousands, which hold none while nothing is typed. */
    private static final int SMALL_CHUNK = 512;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final Source typed;
    private final DetachMatcher matcher;
    private final int withheldMost;
    private ByteBuffer in = NONE;
    private ByteBuffer out = NONE;
    private boolean inLoop;
    private boolean ended;
    private volatile boolean detached;

    DetachFilter(Source typed, DetachKeys keys) {
        this.typed = typed;
        this.matcher = new DetachMatcher(keys.sequence());
        this.withheldMost = keys.sequence().length;
    }

    /** Whether the end of this source was the detach keys; false until they were found. */
    boolean isDetached() {
        return detached;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        while (!out.hasRemaining()) {
            if (ended) {
                return -1;
            }
            if (!fill()) {
                release();
                return 0;
            }
        }
        int count = transfer(target);
        release();
        return count;
    }

    private void allocate() {
        if (in.capacity() == 0) {
            int chunk = inLoop ? SMALL_CHUNK : CHUNK;
            in = ByteBuffer.allocate(chunk);
            // Each byte passes on at most itself and what was withheld before the chunk.
            out = ByteBuffer.allocate(chunk + withheldMost);
        }
    }

    private void release() {
        if (inLoop && !out.hasRemaining()) {
            in = NONE;
            out = NONE;
        }
    }

    /** Reads one chunk and filters it; false when nothing is there now. */
    private boolean fill() throws IOException {
        allocate();
        in.clear();
        out.clear().limit(0);
        int count = typed.read(in);
        if (count == 0) {
            return false;
        }
        out.clear();
        if (count < 0) {
            ended = true;
            matcher.release(out);
        } else {
            filter();
        }
        out.flip();
        return true;
    }

    private void filter() {
        in.flip();
        while (in.hasRemaining()) {
            matcher.passOn(in, out);
            if (in.hasRemaining() && matcher.accept(in.get(), out)) {
                detached = true;
                ended = true;
                return;
            }
        }
    }

    private int transfer(ByteBuffer target) {
        int count = Math.min(out.remaining(), target.remaining());
        int limit = out.limit();
        out.limit(out.position() + count);
        target.put(out);
        out.limit(limit);
        return count;
    }

    @Override
    public boolean hasBuffered() {
        return out.hasRemaining() || ended || typed.hasBuffered();
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return typed.channel();
    }

    @Override
    public int interest(int wanted) {
        return typed.interest(wanted);
    }

    @Override
    public boolean joins(Runnable wake) {
        inLoop = true;
        return typed.joins(wake);
    }

    @Override
    public boolean setBlocking(boolean blocking) throws IOException {
        return typed.setBlocking(blocking);
    }

    @Override
    public void close() throws IOException {
        typed.close();
    }
}
