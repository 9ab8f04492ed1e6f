// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Frames.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** One client that sees the output of a process, until one of them ends. */
final class Attachment {

    // dockerd and podman both close when the client does; a client that does not has had its time then.
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int HEADER_BYTES = 8;

    private final Hijacked stream;
    private final Set<Source> wanted;
    private final boolean framed;
    private final Later later;
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    Attachment(Hijacked stream, Set<Source> wanted, boolean framed, Later later) {
        this.stream = stream;
        this.wanted = wanted;
        this.framed = framed;
        this.later = later;
    }

    Hijacked stream() {
        return stream;
    }

    /** Sends the head of the answer; what is printed meanwhile comes behind it. */
    synchronized void open() throws IOException {
        try {
            stream.open();
        } finally {
            opened.countDown();
        }
    }

    synchronized void write(Source source, byte[] bytes, int start, int length) {
        if (hasEnded() || !wanted.contains(source) || length == 0) {
            return;
        }
        try {
            stream.write(
                    framed ? frame(source, bytes, start, length) : Arrays.copyOfRange(bytes, start, start + length));
        } catch (IOException clientGone) {
            ended.countDown();
        }
    }

    synchronized void replay(List<Log.Line> lines) {
        for (Log.Line line : lines) {
            write(line.source(), line.text(), 0, line.text().length);
        }
    }

    /** Sends a message of the engine itself, whatever the client wants to see. */
    synchronized void tell(Source source, byte[] line) {
        try {
            stream.write(framed ? frame(source, line, 0, line.length) : line);
        } catch (IOException clientGone) {
            ended.countDown();
        }
    }

    /** The header is type, three zeros and the length as 32 bits, big-endian (moby, api/pkg/stdcopy). */
    static byte[] frame(Source source, byte[] bytes, int start, int length) {
        return ByteBuffer.allocate(HEADER_BYTES + length)
                .put((byte) (source == Source.STDERR ? 2 : 1))
                .position(HEADER_BYTES / 2)
                .putInt(length)
                .put(bytes, start, length)
                .array();
    }

    /** Ends the stream in good order; not synchronized, so that it also ends a write to a client that does not read. */
    void end() {
        if (hasEnded()) {
            return;
        }
        ended.countDown();
        try {
            opened.await();
            stream.end();
        } catch (InterruptedException engineCloses) {
            Thread.currentThread().interrupt();
            return;
        } catch (IOException clientGone) {
            return;
        }
        later.in(GRACE, this::drop);
    }

    private void drop() {
        try {
            stream.close();
        } catch (IOException alreadyClosed) {
            // What was to be reached.
        }
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }
}
