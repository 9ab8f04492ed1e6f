// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Ends a session's process: TERM, then KILL once a grace has passed, and looks at what is left. */
final class Kill {

    private static final long FIRST_PAUSE_MS = 20;
    private static final long LONGEST_PAUSE_MS = 500;
    private static final Duration LEAST_AFTER_KILL = Duration.ofSeconds(1);

    private final Target target;
    private final Duration grace;
    private String sent = "";
    private List<Long> left = List.of();

    Kill(Target target, Duration grace) {
        this.target = target;
        this.grace = grace;
    }

    KillReport run() {
        try {
            if (!ends("TERM", grace)) {
                ends("KILL", grace.compareTo(LEAST_AFTER_KILL) < 0 ? LEAST_AFTER_KILL : grace);
            }
        } catch (IOException | UnsupportedOperationException unreached) {
            return leftRunning(String.valueOf(unreached.getMessage()));
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return leftRunning("the engine did not answer in time");
        }
        return left.isEmpty() ? seenGone() : new KillReport(target.rung(), sent, left, "");
    }

    /** Whether all have gone in time. */
    private boolean ends(String signal, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        send(signal);
        sent = signal;
        long pause = FIRST_PAUSE_MS;
        while (true) {
            left = target.look();
            if (left.isEmpty() && !target.isRunning()) {
                return true;
            }
            long rest = (end - System.nanoTime()) / 1_000_000;
            if (rest <= 0) {
                return false;
            }
            pause(Math.min(pause, rest));
            pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
            if (signal.equals("KILL") && !left.isEmpty()) {
                // Whatever was born between the search and the signal.
                send(signal);
            }
        }
    }

    private static void pause(long millis) throws InterruptedException {
        LockSupport.parkNanos(millis * 1_000_000);
        if (Thread.interrupted()) {
            throw new InterruptedException("the kill took too long");
        }
    }

    /** A refusal is one only while the process runs. */
    private void send(String signal) throws IOException {
        try {
            target.signal(signal);
        } catch (EngineException refusal) {
            if (target.isRunning()) {
                throw refusal;
            }
        }
    }

    private KillReport seenGone() {
        try {
            if (target.isRunning()) {
                return leftRunning("the process runs on, though nothing of it can be found in the container");
            }
        } catch (IOException unknown) {
            return leftRunning(String.valueOf(unknown.getMessage()));
        }
        return new KillReport(target.rung(), sent, left, "");
    }

    private KillReport leftRunning(String why) {
        return new KillReport(KillReport.Rung.LEFT_RUNNING, sent, left, why);
    }
}
