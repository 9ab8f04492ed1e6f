// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Deadline;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Everything printed so far, how far a test has consumed it, and the place to wait for more; thread-safe. */
final class Transcript {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private int consumed;
    private long version;
    private long lastOutput = System.nanoTime();
    private String end;

    synchronized void append(byte[] source, int byteCount, String decoded) {
        bytes.write(source, 0, byteCount);
        text.append(decoded);
        lastOutput = System.nanoTime();
        touch();
    }

    /** Wakes those who wait to look again. */
    synchronized void touch() {
        version++;
        notifyAll();
    }

    synchronized void end(String reason) {
        end = reason;
        touch();
    }

    synchronized Optional<String> end() {
        return Optional.ofNullable(end);
    }

    synchronized long version() {
        return version;
    }

    synchronized int byteCount() {
        return bytes.size();
    }

    /** When something was last printed, on the scale of {@link System#nanoTime()}. */
    synchronized long lastOutput() {
        return lastOutput;
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    synchronized String pending() {
        return text.substring(consumed);
    }

    synchronized void consume(int characterCount) {
        consumed += characterCount;
    }

    /** Waits until something has changed since the version, or the deadline has passed. */
    synchronized void awaitChange(long since, Deadline deadline) throws InterruptedException {
        while (version == since && !deadline.hasPassed()) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, deadline.left().toNanos()));
        }
    }
}
