// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Frames.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

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
    private final Thread thread;
    private volatile boolean cut;
    private volatile boolean reading;
    private volatile long readingSince;

    private Pump(Reading source, Output output, Source name) {
        this.source = source;
        this.output = output;
        this.name = name;
        thread = new Thread(this::run, "dockerpty-engine-" + name);
        thread.setDaemon(true);
    }

    static Pump start(Reading source, Output output, Source name) {
        Pump pump = new Pump(source, output, name);
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
        readingSince = System.nanoTime();
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
     */
    void awaitEnd() throws InterruptedException {
        while (thread.isAlive()) {
            long idle = reading ? System.nanoTime() - readingSince : 0;
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
