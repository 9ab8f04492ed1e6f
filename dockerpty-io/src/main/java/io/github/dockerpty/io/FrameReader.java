// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes frames apart inside one read buffer, without a copy for large ones and without an object for any.
 *
 * <p>The buffer holds {@code [.. run ..][gap][position: raw .. limit]}. The run is payload of one type that is ready
 * to go. Payload of following small frames is moved down to the end of the run, over headers that have been read.
 */
final class FrameReader implements Feed {

    private static final ReadBuffers OWN = new OwnBuffer(16 * 1024, 128 * 1024, true);

    /** As many portions of frames go out in one write; those of small ones are copied together before. */
    private static final int MOST_TOGETHER = 8;

    /** However small the steps are: a header should come by one read. */
    private static final int LEAST_READ = 4 * 1024;

    private final Source source;
    private final FrameHeader header = new FrameHeader();
    private volatile Tally counts = Tally.NONE;
    private final PayloadRun run = new PayloadRun();
    private StreamType type = StreamType.STDOUT;
    private ReadBuffers buffers = OWN;
    private ReadBuffer held = ReadBuffer.NONE;
    private ByteBuffer raw = held.bytes();
    private long base;
    private StreamType frameType;
    private long frameLength;
    private long frameLeft;
    private EngineMessage message;
    private IOException failure;
    private boolean ended;
    private int mostRead = Integer.MAX_VALUE;

    FrameReader(Source source) {
        this.source = source;
    }

    int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        int ready = await();
        if (ready <= 0) {
            return ready;
        }
        ByteBuffer bytes = run.view(target.remaining());
        int count = bytes.remaining();
        target.put(bytes);
        run.take(count);
        type = run.type();
        return count;
    }

    @Override
    public int moveTo(Outlet outlet, int limit) throws IOException {
        try {
            return move(outlet, limit);
        } finally {
            giveBack();
        }
    }

    private int move(Outlet outlet, int limit) throws IOException {
        mostRead = Math.max(limit, LEAST_READ);
        int moved = 0;
        boolean accepting = true;
        while (accepting && moved < limit) {
            int ready = moved == 0 ? await() : assemble() ? 1 : 0;
            if (ready <= 0) {
                return moved == 0 ? ready : moved;
            }
            type = run.type();
            if (outlet.takesTogether(type)) {
                moved += passTogether(outlet, limit - moved);
                continue;
            }
            ByteBuffer bytes = run.view(limit - moved);
            int count = outlet.accept(type, bytes);
            accepting = !bytes.hasRemaining();
            run.take(count);
            moved += count;
        }
        return moved;
    }

    /** Passes the payload of several frames on in one write, as far as it is at hand and of one type. */
    private int passTogether(Outlet outlet, int limit) throws SinkException {
        ByteBuffer[] portions = held.views(MOST_TOGETHER);
        int most = Math.min(limit, PendingBytes.BOUND);
        int count = 0;
        int moved = 0;
        do {
            moved += run.takeInto(portions[count++], most - moved);
        } while (count < MOST_TOGETHER && moved < most && assemble() && run.type() == type);
        outlet.acceptTogether(type, portions, count);
        return moved;
    }

    StreamType type() {
        return type;
    }

    Tally counts() {
        return counts;
    }

    boolean hasBuffered() {
        return assemble() || failure != null || ended || source.hasBuffered();
    }

    @Override
    public boolean hasRest() {
        return !run.isEmpty();
    }

    @Override
    public void share(ReadBuffers shared) {
        buffers = shared;
    }

    /** Reads until there is a run: 1, or 0 for nothing now, or -1 for the end. */
    private int await() throws IOException {
        while (!assemble()) {
            if (failure != null) {
                throw failure;
            }
            if (ended) {
                return -1;
            }
            int count = refill();
            if (count == 0) {
                return 0;
            }
            if (count < 0) {
                end();
            }
        }
        return 1;
    }

    /** Extends the run by what is at hand; true if there is one. */
    private boolean assemble() {
        boolean going = true;
        while (going && failure == null) {
            if (frameLeft == 0 && header.seen() == 0 && !run.isEmpty()) {
                counts.add(run.type(), run.addFrames());
            }
            going = frameLeft > 0 ? takePayload() : takeHeader();
        }
        return !run.isEmpty();
    }

    private boolean takePayload() {
        int count = (int) Math.min(frameLeft, raw.remaining());
        if (count == 0) {
            return false;
        }
        if (frameType == StreamType.SYSTEM_ERROR) {
            frameLeft -= message.take(raw, count);
            failure = frameLeft == 0 || message.isFull() ? message.toException() : null;
            return true;
        }
        if (!run.add(frameType, count)) {
            return false;
        }
        frameLeft -= count;
        return true;
    }

    private boolean takeHeader() {
        boolean complete = header.take(raw);
        if (header.seen() > 0 && !StreamType.isKnown(header.id())) {
            failure = new FrameException(base + raw.position() - header.seen(), header.id(), header.excerpt(raw));
            return false;
        }
        if (!complete) {
            return false;
        }
        frameType = StreamType.meaningOf(header.id());
        frameLength = header.length();
        frameLeft = frameLength;
        header.clear();
        if (counts == Tally.NONE) {
            counts = new Tally();
        }
        counts.add(frameType, 1);
        if (frameType == StreamType.SYSTEM_ERROR) {
            message = new EngineMessage(base + raw.position() - FrameHeader.BYTES);
            failure = frameLength == 0 ? message.toException() : null;
        }
        return true;
    }

    /** Reads into the buffer, of which nothing is in use. */
    private int refill() throws IOException {
        base += raw.limit();
        hold(buffers.next(held));
        raw.clear().limit(Math.min(raw.capacity(), mostRead));
        try {
            return source.read(raw);
        } catch (IOException e) {
            failure = e;
            throw e;
        } finally {
            raw.flip();
        }
    }

    /** Keeps the buffer only as long as bytes in it are needed. */
    private void giveBack() {
        if (run.isEmpty() && !raw.hasRemaining()) {
            ReadBuffer kept = buffers.giveBack(held);
            base += kept == held ? 0 : raw.limit();
            hold(kept);
        }
    }

    private void hold(ReadBuffer buffer) {
        if (buffer != held) {
            held = buffer;
            raw = buffer.bytes();
            run.in(buffer);
        }
    }

    private void end() {
        ended = true;
        if (header.seen() > 0) {
            failure = new TruncatedStreamException(base, FrameHeader.BYTES, header.seen());
        } else if (frameLeft > 0) {
            failure = new TruncatedStreamException(base, frameLength, frameLength - frameLeft);
        }
        if (message != null) {
            EngineStreamException engine = message.toException();
            engine.initCause(failure);
            failure = engine;
        }
        buffers.giveBack(held);
        hold(ReadBuffer.NONE);
    }
}
