// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Writes to the terminal on a thread of its own, in order.
 *
 * <p>A terminal that takes no more input blocks its writer: so neither the test nor the listener, which must go on
 * reading, writes itself.
 */
final class Keyboard {

    private record Stroke(ByteBuffer bytes, CountDownLatch taken) {}

    private final Pty pty;
    private final BlockingQueue<Stroke> strokes = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile IOException failure;

    Keyboard(Pty pty) {
        this.pty = pty;
        this.thread = new Thread(this::run, "dockerpty-testkit-keyboard-" + pty.path());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Queues bytes without waiting. */
    void send(byte[] bytes) {
        strokes.add(new Stroke(ByteBuffer.wrap(bytes), new CountDownLatch(1)));
    }

    /** Queues bytes and waits until the terminal has them all; false when it did not take them in time. */
    boolean send(byte[] bytes, Deadline deadline) throws InterruptedException, IOException {
        if (failure != null) {
            throw failure;
        }
        var stroke = new Stroke(ByteBuffer.wrap(bytes), new CountDownLatch(1));
        strokes.add(stroke);
        boolean taken = stroke.taken.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        if (failure != null) {
            throw failure;
        }
        return taken;
    }

    /** Ends the thread; call it after the terminal was closed, which frees a blocked write. */
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private void run() {
        try {
            while (true) {
                Stroke stroke = strokes.take();
                write(stroke);
                stroke.taken.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Stroke stroke) {
        if (failure != null) {
            return;
        }
        try {
            pty.write(stroke.bytes);
        } catch (IOException e) {
            failure = e;
        }
    }
}
