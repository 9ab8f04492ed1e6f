// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Frames.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Carries what a program prints to an output, on a daemon thread of its own. */
final class Pump {

    /** As long as dockerd waits for the output of children that a process leaves behind. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final int BUFFER_BYTES = 32 * 1024;

    /** Reads as an InputStream does. */
    @FunctionalInterface
    interface Reading {
        int read(byte[] target) throws IOException;
    }

    private final Reading source;
    private final Output output;
    private final Source name;
    private final LongSupplier nanos;
    private final Thread thread;
    private volatile boolean cut;
    private volatile boolean reading;
    private volatile long readingSince;

    private Pump(Reading source, Output output, Source name, LongSupplier nanos) {
        this.source = source;
        this.output = output;
        this.name = name;
        this.nanos = nanos;
        thread = new Thread(this::run, "dockerpty-engine-" + name);
        thread.setDaemon(true);
    }

    static Pump start(Reading source, Output output, Source name) {
        return start(source, output, name, System::nanoTime);
    }

    static Pump start(Reading source, Output output, Source name, LongSupplier nanos) {
        Pump pump = new Pump(source, output, name, nanos);
        pump.thread.start();
        return pump;
    }

    private void run() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int count = next(buffer); count >= 0; count = next(buffer)) {
                if (!cut) {
                    output.write(name, buffer, 0, count);
                }
            }
        } catch (IOException end) {
            // The program or its terminal is gone, which is the end of what it prints.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int next(byte[] buffer) throws IOException {
        readingSince = nanos.getAsLong();
        reading = true;
        try {
            return source.read(buffer);
        } finally {
            reading = false;
        }
    }

    /**
     * Waits for the end of the source after the end of the program; if the source then stays silent for two seconds, a
     * child of the program holds it open, and what that prints is forgotten. A slow client is waited for.
     *
     * <p>Silence before this call does not count: the last words of a program that was silent may be on their way.
     */
    void awaitEnd() throws InterruptedException {
        long begun = nanos.getAsLong();
        while (thread.isAlive()) {
            long now = nanos.getAsLong();
            long idle = reading ? Math.min(now - readingSince, now - begun) : 0;
            long left = GRACE.toNanos() - idle;
            if (left <= 0) {
                cut = true;
                return;
            }
            TimeUnit.NANOSECONDS.timedJoin(thread, left);
        }
    }

    boolean isAlive() {
        return thread.isAlive();
    }
}
